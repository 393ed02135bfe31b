import type { Model } from '../catalogue.ts';
import { suffixes, weak } from './name-words.ts';

/** One name of a model in words, of which the first `brand` are its brand. */
export type Named = { readonly model: Model; readonly words: readonly string[]; readonly brand: number };

/** What each word of these names costs when it is not said, all names after one another. */
export function unsaidOf(named: readonly Named[], total: number): Float32Array {
  const shares = sharesOf(named);
  const unsaid = new Float32Array(total);
  let at = 0;
  for (const { model, words, brand } of named) {
    const share = shares.get(model.brand);
    for (const [place, word] of words.entries()) {
      const common = (share?.words.get(word) ?? 0) / (share?.names ?? 1);
      unsaid[at] = place < brand ? 0.01 : costOf(word, words[place + 1], { model, common });
      at += 1;
    }
  }
  return unsaid;
}

type Share = { names: number; readonly words: Map<string, number> };

/** In how many of a brand's names a word stands: "galaxy" tells Samsung's phones apart as little as "samsung" does. */
function sharesOf(named: readonly Named[]): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  for (const { model, words } of named) {
    const share = shares.get(model.brand) ?? { names: 0, words: new Map<string, number>() };
    shares.set(model.brand, share);
    share.names += 1;
    for (const [at, word] of words.entries())
      if (words.indexOf(word) === at) share.words.set(word, (share.words.get(word) ?? 0) + 1);
  }
  return shares;
}

/** Networks that a plain name leaves out. */
const radios = new Set(['5g', '4g', '3g', 'lte', 'cellular']);

/** What is lost when a word of a name is not said: a number says most, "5G" hardly anything. */
function costOf(word: string, next: string | undefined, { model, common }: { model: Model; common: number }) {
  if (/^\d/.test(word) && !weak.has(word)) return numberCost(word, next, model);
  if (weak.has(word)) return radios.has(word) ? 0.04 : 0.02;
  if (suffixes.has(word)) return 0.15;
  if (/^[im]\d$/.test(word)) return 0.2;
  return word.length === 1 ? 0.18 : 0.02 + 0.18 * (1 - common);
}

function numberCost(number: string, next: string | undefined, { category }: Model): number {
  if (/^20[0-3]\d$/.test(number)) return 0.1;
  const computer = category === 'laptop' || category === 'macbook';
  const screen = next === 'inch' || number.includes('.') || (computer && /^1[0-8]$/.test(number));
  return screen ? 0.12 : 0.3;
}
