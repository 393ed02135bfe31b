import type { Variant } from '../catalogue.ts';
import { fold } from './fold.ts';
import type { Memory, Size } from './sizes.ts';

/** What was said about a model's configuration. */
export type Wanted = { readonly sizes: readonly Size[]; readonly chips: readonly string[] };

/** What the variants of one model have. */
export type Configurations = {
  readonly has: (gigabytes: number, of: readonly Memory[]) => boolean;
  readonly hasChip: (word: string) => boolean;
  /** Those that have everything that is wanted. */
  readonly fitting: (wanted: Wanted) => readonly Variant[];
};

/** 1,000 GB and 1,024 GB are both a terabyte. */
const sameSize = (one: number | undefined, other: number): boolean =>
  one === other || (one !== undefined && one >= 1000 && Math.round(one / 1012) === Math.round(other / 1012));

const memoryOf = (variant: Variant, of: Memory): number | undefined =>
  of === 'ram' ? variant.ram : variant.storage;

const memories = ['ram', 'storage'] as const;

/** Each size must be a memory of its own: "8 8" is not satisfied by 8 GB of RAM alone. */
function hasSizes(variant: Variant, sizes: readonly Size[], taken?: Memory): boolean {
  const [size, ...rest] = sizes;
  if (size === undefined) return true;
  return memories.some(
    (of) =>
      of !== taken &&
      (size.of ?? of) === of &&
      sameSize(memoryOf(variant, of), size.gigabytes) &&
      (rest.length === 0 || (taken === undefined && hasSizes(variant, rest, of))),
  );
}

/** A processor in words as people type them: `i5 11th gen` is i5, 11th, 11, gen. */
function chipWords(processor: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const word of fold(processor).split(' ')) {
    if (word === '') continue;
    words.add(word);
    const number = Number.parseInt(word, 10);
    if (!Number.isNaN(number)) words.add(String(number));
  }
  return words;
}

type ChipsOf = (processor: string) => ReadonlySet<string>;

function configurationsOfModel(variants: readonly Variant[], chipsOf: ChipsOf): Configurations {
  const withChip = variants.some(({ processor }) => processor !== undefined);
  const hasChips = ({ processor }: Variant, chips: readonly string[]): boolean =>
    chips.length === 0 || (processor !== undefined && chips.every((chip) => chipsOf(processor).has(chip)));
  return {
    has: (gigabytes, of) =>
      variants.some((variant) => of.some((one) => sameSize(memoryOf(variant, one), gigabytes))),
    hasChip: (word) => withChip && variants.some((variant) => hasChips(variant, [word])),
    fitting: ({ sizes, chips }) =>
      variants.filter((variant) => hasSizes(variant, sizes) && hasChips(variant, chips)),
  };
}

/** The configurations of a model by its id, made when they are first asked for. */
export function makeConfigurations(variants: readonly Variant[]): (model: string) => Configurations {
  const byModel = new Map<string, Variant[]>();
  for (const variant of variants) {
    const known = byModel.get(variant.model);
    if (known) known.push(variant);
    else byModel.set(variant.model, [variant]);
  }
  const words = new Map<string, ReadonlySet<string>>();
  const chipsOf: ChipsOf = (processor) => {
    const known = words.get(processor) ?? chipWords(processor);
    words.set(processor, known);
    return known;
  };
  const made = new Map<string, Configurations>();
  return (model) => {
    const known = made.get(model) ?? configurationsOfModel(byModel.get(model) ?? [], chipsOf);
    made.set(model, known);
    return known;
  };
}
