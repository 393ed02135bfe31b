import { fold } from '../shared/index.ts';
import type { Lexicon } from './lexicon.ts';

const separators = /[\s,;/&+]+|\band\b|\baur\b|\bऔर\b/u;

/** Characters of what is figures and nothing else. */
const longest = 40;

/** Whether a text may be figures or a place in a list: most messages say by their first word that they are none. */
export function mayBeFigures(text: string, lexicon: Lexicon): boolean {
  const typed = fold(text).trim();
  if (typed.length > longest) return false;
  const word = /^[\p{L}\p{M}]+/u.exec(typed)?.[0];
  if (word === undefined || lexicon.numbers.has(word) || lexicon.ordinals.has(word)) return true;
  return /^(?:option|number|no|the)$/.test(word);
}

/** "No" is short for number right before a figure, at the beginning or behind "option"; anywhere else it is a no: "1, no". */
const figureNames = /(?:^|\b(?:option|number) )no\b\.? ?(?=#?\d)|\b(?:option|number)\b\.?/gu;
/** Of a folded text. Only a message that is numbers and nothing else: a pincode or a phone number selects no option. */
export function readNumbers(typed: string, lexicon: Lexicon): readonly number[] | undefined {
  const parts = typed
    .replace(figureNames, ' ')
    .split(separators)
    .map((part) => part.replace(/[().#:]|\ufe0f|\u20e3/gu, ''))
    .filter((part) => part !== '');
  const numbers = parts.map((part) => (/^[0-9]$/.test(part) ? Number(part) : lexicon.numbers.get(part)));
  if (numbers.length === 0 || !numbers.every((n) => n !== undefined)) return undefined;
  return numbers;
}
