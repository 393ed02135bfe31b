import type { Category } from '../catalogue.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const kindOf =
  (...categories: readonly Category[]) =>
  (word: string): [string, readonly Category[]] => [word, categories];

/** The categories that a word stands for. */
export const kinds = new Map<string, readonly Category[]>([
  ...Array.from(set('phone mobile smartphone handset telephone cellphone fon mobail mobil'), kindOf('phone')),
  ...Array.from(set('laptop leptop labtop lappy notebook computer pc'), kindOf('laptop', 'macbook')),
  ...Array.from(set('tablet teblet tab'), kindOf('tablet')),
]);

/** Words about processors, which are part of a variant and only sometimes of a name. */
export const chips = set(
  'intel core ryzen amd celeron pentium athlon snapdragon mediatek helio dimensity exynos chip processor cpu ' +
    'silicon bionic gen rtx gtx nvidia geforce graphics',
);

/** A number after one of them is of the processor. */
export const chipNames = set('core ryzen amd ultra intel snapdragon rtx gtx geforce nvidia');
