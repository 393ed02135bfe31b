import type { Model } from '../catalogue.ts';
import { toAtoms } from './atoms.ts';
import { fold } from './fold.ts';
import { contractions } from './name-words.ts';
import { type Named, unsaidOf } from './unsaid.ts';

/**
 * The names that models go by, in typed arrays: a form is a model's name or one of its aliases, each behind its brand.
 * Forms stand in the order of popularity, so of two that fit equally the lower one is shown.
 */
export type Forms = {
  readonly count: number;
  readonly models: readonly Model[];
  readonly modelOf: Uint32Array;
  /** Words of form f: `words[starts[f]]` up to `starts[f + 1]`; `unsaid` is what a form loses when one is not said. */
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  readonly unsaid: Float32Array;
  /** The first words of a form that are its brand. */
  readonly brands: Uint8Array;
  readonly vocabulary: readonly string[];
  readonly ids: ReadonlyMap<string, number>;
};

/** For one phone of a rank a third as many other devices of it come: a brand's name alone means its phones first. */
const popularity = ({ rank, category }: Model): number => (category === 'phone' ? rank : 3 * rank);

/** Popular first, then the brand that stands first, then newer. */
function popularFirst(models: readonly Model[]): readonly Model[] {
  const brands = new Map<string, number>();
  for (const { brand } of models) if (!brands.has(brand)) brands.set(brand, brands.size);
  const brandRank = ({ brand }: Model): number => brands.get(brand) ?? 0;
  return models.toSorted(
    (one, other) =>
      popularity(one) - popularity(other) || brandRank(one) - brandRank(other) || other.year - one.year,
  );
}

/** The words of a name as the search reads both names and what people type; with its brand's, fewer than 31. */
function wordsOf(name: string): readonly string[] {
  const words: string[] = [];
  for (const atom of toAtoms(fold(name))) {
    if (atom.type === 'size' || atom.type === 'end') continue;
    const text = atom.text === 'generation' ? 'gen' : atom.text;
    words.push(...(contractions.get(text) ?? [text]));
    if (atom.type === 'number' && atom.note === 'inch') words.push('inch');
  }
  return words.slice(0, 24);
}

function namesOf(model: Model, brandWords: Map<string, readonly string[]>): readonly Named[] {
  const brand = brandWords.get(model.brandName) ?? wordsOf(model.brandName).slice(0, 6);
  brandWords.set(model.brandName, brand);
  return [model.name, ...model.aliases].map((name) => {
    const words = wordsOf(name);
    if (!brand.every((word) => words.includes(word)))
      return { model, words: [...brand, ...words], brand: brand.length };
    return { model, words, brand: brand.every((word, at) => words[at] === word) ? brand.length : 0 };
  });
}

export function makeForms(models: readonly Model[]): Forms {
  const popular = popularFirst(models);
  const brandWords = new Map<string, readonly string[]>();
  const named = popular.flatMap((model) => namesOf(model, brandWords));
  const modelIndex = new Map(popular.map((model, at) => [model, at]));
  const ids = new Map<string, number>();
  const total = named.reduce((sum, { words }) => sum + words.length, 0);
  const starts = new Uint32Array(named.length + 1);
  const words = new Uint32Array(total);
  let at = 0;
  for (const [form, { words: spelled }] of named.entries()) {
    for (const word of spelled) {
      const id = ids.get(word) ?? ids.size;
      if (id === ids.size) ids.set(word, id);
      words[at] = id;
      at += 1;
    }
    starts[form + 1] = at;
  }
  return {
    count: named.length,
    models: popular,
    modelOf: Uint32Array.from(named, ({ model }) => modelIndex.get(model) ?? 0),
    starts,
    words,
    unsaid: unsaidOf(named, total),
    brands: Uint8Array.from(named, ({ brand }) => brand),
    vocabulary: [...ids.keys()],
    ids,
  };
}
