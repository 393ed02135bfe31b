import { fold } from './text.ts';

/** Source of a pattern: any of these words, `|` between them, whole, anywhere in a folded text whose words stand one space apart. */
export const wholeWords = (list: string): string => `(?:^| )(?:${fold(list)})(?= |$)`;

/** The same as a pattern. */
export const anyWord = (list: string): RegExp => new RegExp(wholeWords(list), 'u');

/** Folded, with letters only, one space apart, and "it's" as "its". */
export const lettersOf = (text: string): string =>
  fold(text)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
