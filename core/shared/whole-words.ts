import { lastText } from './last-text.ts';
import { fold } from './text.ts';

/** Source of a pattern: any of these words, `|` between them, whole, anywhere in a folded text whose words stand one space apart. */
export const wholeWords = (list: string): string => `(?:^| )(?:${fold(list)})(?= |$)`;

/** The same as a pattern. */
export const anyWord = (list: string): RegExp => new RegExp(wholeWords(list), 'u');

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** A folded text with letters only, one space apart. */
export const lettersOnly = (folded: string): string =>
  // Without the tables of Unicode it takes a third of the time.
  (isAscii(folded) ? folded.replace(/[^a-z]+/g, ' ') : folded.replace(/[^\p{L}\p{M}]+/gu, ' ')).trim();

/** A folded text with words, figures and @ only, one space apart. */
export const wordsOnly = (folded: string): string =>
  (isAscii(folded)
    ? (folded.includes('`') ? folded.replaceAll('`', "'") : folded).replace(/[^a-z0-9'@]+/g, ' ')
    : folded.replace(/[’‘`]/g, "'").replace(/[^\p{L}\p{M}\p{N}'@]+/gu, ' ')
  ).trim();

/** Folded, with one kind of apostrophe: its commas and stops are still there. */
export const foldQuotes = lastText((text) => {
  const folded = fold(text);
  return /[’‘`]/.test(folded) ? folded.replace(/[’‘`]/g, "'") : folded;
});

/** Folded, with letters only, one space apart, and "it's" as "its". */
export const lettersOf = lastText((text) => {
  const folded = fold(text);
  return lettersOnly(/['’]/.test(folded) ? folded.replace(/['’]/g, '') : folded);
});
