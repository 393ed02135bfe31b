import type { Category } from '../catalogue/index.ts';
import { fold, readOrderNumber } from '../shared/index.ts';
import type { SellFacts } from './facts.ts';

/** An order as people tell it from their others. */
type Told = {
  readonly number: string;
  readonly device: string;
  readonly model?: string | undefined;
  readonly category?: Category | undefined;
};
type Books = Pick<SellFacts, 'search'>;

const kinds: readonly (readonly [RegExp, Category])[] = [
  [/^(?:mac ?book|mac|मैकबुक)$/u, 'macbook'],
  [/^(?:laptop|notebook|लैपटॉप)$/u, 'laptop'],
  [/^(?:tablet|tab|ipad|टैबलेट|आईपैड)$/u, 'tablet'],
  [/^(?:phone|mobile|फ़?ोन|फ़ोन|मोबाइल)$/u, 'phone'],
];

const tokens = (text: string): readonly string[] =>
  fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '');

/**
 * Those of several orders that the words mean: a number or its last characters, else the device, its brand or its kind,
 * as well as they are told apart by them. None when the words name none.
 */
export function ordersNamed<O extends Told>(said: string, orders: readonly O[], books: Books): readonly O[] {
  const number = readOrderNumber(said);
  if (number !== undefined) return orders.filter((order) => order.number === number);
  const words = tokens(said);
  const ended = orders.filter((order) => words.some((word) => endsIn(order.number, word)));
  if (ended.length === 1) return ended;
  const byWords = best(orders, (order) => likeness(order, words));
  return byWords.length > 0 ? byWords : bySearch(words, orders, books);
}

/** "…9M2Q XY4A": three characters at the end, one of them a digit, so that no word is taken for it. */
const endsIn = (number: string, word: string): boolean =>
  word.length >= 3 && /\d/.test(word) && number.replaceAll('-', '').endsWith(word.toUpperCase());

/** Words of the device that were said, its kind among them; numbers count beside a word only ("11" is also an hour). */
function likeness({ device, category }: Told, words: readonly string[]): number {
  const own = new Set(tokens(device));
  const said = new Set(words.filter((word) => own.has(word)));
  const named = [...said].filter((word) => /\p{L}/u.test(word)).length;
  const isKind = kinds.some(
    ([pattern, kind]) => kind === category && words.some((word) => pattern.test(word)),
  );
  return named > 0 ? said.size + 1 : isKind ? 1 : 0;
}

function best<O>(orders: readonly O[], score: (order: O) => number): readonly O[] {
  const most = Math.max(0, ...orders.map(score));
  return most === 0 ? [] : orders.filter((order) => score(order) === most);
}

/** Misspelt, or in another script: what the catalogue makes of it, the model or else the brand. */
function bySearch<O extends Told>(
  words: readonly string[],
  orders: readonly O[],
  { search }: Books,
): readonly O[] {
  // "Booking" is near a name of realme's.
  const known = words.filter(
    (word) => word !== 'booking' && (search.grasp(word).unknown === 0 || !/^[a-z]+$/.test(word)),
  );
  const hits = known.length === 0 ? [] : search.find(known.join(' '), { limit: 20 });
  const models = orders.filter(({ model }) => hits.some((hit) => hit.sure && hit.model.id === model));
  if (models.length > 0) return models;
  const brand = hits[0]?.model.brandName;
  return orders.filter(({ device }) => brand !== undefined && fold(device).startsWith(fold(brand)));
}

/** The words without those of the device: "11" of "iPhone 11" is no hour, of "11 to 2" it is. */
export const withoutDevice = (said: string, device: string): string => {
  const own = new Set(tokens(device));
  const isOwn = (word: string, before: string | undefined, after: string | undefined): boolean =>
    own.has(word) &&
    (!/^\d+$/.test(word) || own.has(before ?? '') || own.has(after ?? '') || namesOne.test(after ?? ''));
  return fold(said)
    .split(' ')
    .filter((word, n, words) => !isOwn(word, words[n - 1], words[n + 1]))
    .join(' ');
};

/** "The 11 one", "11 wala". */
const namesOne = /^(?:one|[wv]aa?l[aie]|वाला|वाली|वाले)$/u;
