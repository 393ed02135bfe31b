import { asksOrDenies, clean, countGraphemes, fold, questionMarks } from '../shared/index.ts';
import { accept, confirm, type Reading, refuse } from './reading.ts';

const MAX_GRAPHEMES = 80;
const MAX_BYTES = 320;

const marks = new RegExp(`[${questionMarks}](?!\\s*$)`, 'gu');
const lastMark = new RegExp(`[${questionMarks}]\\s*$`, 'u');

const pincode = /(?<!\d)[1-9]\d{5}(?!\d)/u;

/** Words. Of two, one that asks may be a name all the same: "Who Lee". */
const sentence = 3;

/** "+91", "=1+1": not refused, as no harm can come of it, while a telephone number in place of a name is. */
const SHORT_FORMULA = /^[=+\-@]\D*(?:\d\D*){1,6}$/u;

/**
 * A full name as it was written: no case, spelling or script is changed, and apostrophes, dots, hyphens, a single
 * name or a single letter are all right. "My name is" before it is none of it; a mere yes is to be confirmed, and a
 * sentence that asks or denies is no name. At least one letter, at most 80 characters and 320 bytes of UTF-8.
 */
export function readName(text: string): Reading {
  const whole = clean(text);
  const name = withoutIntroduction(whole);
  if (!/\p{L}/u.test(name) && !SHORT_FORMULA.test(name)) return refuse('customers.name-missing');
  if (name.length > MAX_BYTES || bytes(name) > MAX_BYTES || countGraphemes(name) > MAX_GRAPHEMES)
    return refuse('customers.name-too-long');
  const asks = asksOrDenies(whole.replace(marks, ' '));
  if (asks && (lastMark.test(whole) || whole.split(' ').length >= sentence))
    return refuse('customers.name-missing');
  // An address, or a yes to something else.
  const isOdd = asks || noName.has(fold(name)) || pincode.test(name);
  return isOdd ? confirm(name) : accept(name);
}

/** Words and figures and nothing else: an answer to another question, "yes 2", or a device. */
const withFigures = /^(?=.*\p{Nd})(?=.*\p{L})[\p{L}\p{M}\p{Nd} .,!।'’-]*$/u;

/** The name of a person, in which there are no figures; a firm, which may own an account, has some. */
export const readPerson = (text: string): Reading =>
  withFigures.test(clean(text)) && !pincode.test(text) ? refuse('customers.name-figures') : readName(text);

/** What people answer to something else. */
const noName = new Set(
  'yes|no|ok|okay|done|hi|hello|haan|han|ji|haan ji|nahi|theek hai|sell now|हाँ|हां|जी|नहीं'.split('|'),
);

const before =
  /^(?:(?:hi|hello|yes|ok|namaste|haan|ji|please|नमस्ते)[ ,!.]+)?(?:my (?:full )?name(?: is|'s|:)?|name(?: is|:)|i am|i'm|this is|it is|it's|mera (?:pura |poora )?naam|mera nam|naam|main|मेरा (?:पूरा )?नाम|नाम|मैं)[ :,-]+(?=\p{L})/iu;
const after = / (?:hai|h|he|hoon|hu|hun|है|हूँ|हूं)[.!।]*$/iu;

/** `My name is Asha Rao.`, `mera naam Asha Rao hai`: the name. "Main" and "Naam" may be names as well when nothing follows. */
const withoutIntroduction = (text: string): string =>
  before.test(text)
    ? text
        .replace(before, '')
        .replace(after, '')
        .replace(/[.!।]+$/u, '')
    : text;

const bytes = (text: string): number => new TextEncoder().encode(text).length;
