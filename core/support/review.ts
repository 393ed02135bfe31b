import { fold, type Instant, questionMarks } from '../shared/index.ts';

/** What a customer thinks of a sale that is over. Words are theirs, without secrets. */
export type Review = { readonly stars?: number; readonly words?: string };

/** What came of a call about a review; the note is in our people's words. */
export type Talk = { readonly at: Instant; readonly note: string };

export const mostStars = 5;
/** From so many stars down somebody of ours asks what went wrong. */
const low = 3;

/** No stars at all, but words, may be a complaint as well. */
export const isLow = ({ stars }: Review): boolean => stars === undefined || stars <= low;

/** `★★★★`, as everybody knows it. */
export const starsText = (stars: number | undefined): string =>
  stars === undefined ? '–' : '★'.repeat(stars);

/** Characters. */
const longest = 500;

const asks = new RegExp(`[${questionMarks}]\\s*$`, 'u');

/** Whether a text may be what somebody thinks of a sale: no question, and no more than a few sentences. */
export const mayBeReview = (text: string): boolean => text.length <= longest && !asks.test(text);

const numbers = new Map(
  Object.entries({
    1: 'one|ek|एक',
    2: 'two|do|दो',
    3: 'three|teen|तीन',
    4: 'four|char|chaar|चार',
    5: 'five|panch|paanch|पाँच|पांच',
  }).flatMap(([stars, list]) =>
    fold(list)
      .split('|')
      .map((word) => [word, Number(stars)] as const),
  ),
);
const counted = new RegExp(
  `(?:^|[^\\p{L}\\p{M}\\p{N}.])(?<many>[1-5]|${[...numbers.keys()].join('|')})[ -]?(?:/ ?5|out of 5|\\*|stars?|sitare|स्टार|सितारे)(?![\\p{L}\\p{M}\\p{N}])`,
  'u',
);

/** "4", "5 stars", "★★★", "do star", "bahut accha", "not good": of several words, the worst counts. */
export function readStars(text: string, words: ReadonlyMap<string, number>): number | undefined {
  const line = fold(text);
  const drawn = [...line].filter((sign) => sign === '★' || sign === '⭐').length;
  if (drawn > 0) return Math.min(drawn, mostStars);
  if (/^\*{1,5}$/.test(line)) return line.length;
  // A number says it better than the words beside it: "2 star, partner was rude".
  const many = counted.exec(line)?.groups?.many;
  if (many !== undefined) return numbers.get(many) ?? Number(many);
  const [, digit] =
    /^(?:i give |rating |stars? )?([1-5])(?: ?\/ ?5| out of 5)?(?: ?stars?)?[.! ]*$/.exec(line) ?? [];
  if (digit !== undefined) return Number(digit);
  const found = [...words].flatMap(([word, stars]) => (includes(line, word) ? [{ word, stars }] : []));
  // "not good" has the word "good" in it: the longer one is what was said.
  const said = found.filter(
    ({ word }) => !found.some((other) => other.word !== word && includes(other.word, word)),
  );
  return said.length === 0 ? undefined : Math.min(...said.map(({ stars }) => stars));
}

/** The word as a whole, not as a part of another one; a sign wherever it stands. */
function includes(line: string, word: string): boolean {
  if (!/[\p{L}]/u.test(word)) return line.includes(word);
  return ` ${line.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `.includes(` ${word} `);
}
