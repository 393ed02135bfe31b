import { fold, type Instant } from '../shared/index.ts';

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

/** Whether a text may be what somebody thinks of a sale: no question, and no more than a few sentences. */
export const mayBeReview = (text: string): boolean => text.length <= longest && !/[?？]\s*$/.test(text);

/** "4", "5 stars", "★★★", "bahut accha", "not good": of several words, the worst counts. */
export function readStars(text: string, words: ReadonlyMap<string, number>): number | undefined {
  const line = fold(text);
  const drawn = [...line].filter((sign) => sign === '★' || sign === '⭐').length;
  if (drawn > 0) return Math.min(drawn, mostStars);
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
