import { fold } from './text.ts';

/** Source of a pattern: any of these words, `|` between them, whole, anywhere in a folded text whose words stand one space apart. */
export const wholeWords = (list: string): string => `(?:^| )(?:${fold(list)})(?= |$)`;

/** The same as a pattern. */
export const anyWord = (list: string): RegExp => new RegExp(wholeWords(list), 'u');
