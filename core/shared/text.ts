import { foldDigits } from './digits.ts';
import { lastText } from './last-text.ts';

/** UTF-16 units that are looked at; the longest message of any channel. The rest is dropped before any other work. */
const MAX_TEXT = 4096;

const INDIC =
  '\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Guru}\\p{sc=Gujr}\\p{sc=Orya}\\p{sc=Taml}\\p{sc=Telu}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}';
const VIRAMA = '\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca';

/** White space, and letters and signs that draw nothing (Hangul fillers, the empty Braille cell). */
const BLANK = /[\s\u0085\u115f\u1160\u3164\uffa0\u2800]+/gu;
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** Controls that are not white space; bidi controls; zero-width and invisible signs; tags. Joiners are judged apart. */
const HIDDEN = new RegExp(
  [
    '[\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f]',
    '[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]',
    '[\\xad\\u180e\\u200b\\u2060-\\u2065\\u206a-\\u206f\\ufeff\\ufff9-\\ufffb]|\\u034f',
    '[\\u{e0000}-\\u{e007f}]',
  ].join('|'),
  'gu',
);

/** Words of ASCII with single spaces, as most messages are: there is nothing to clean. Tells so in a tenth of the time. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

const UNSOUND = /\0|\p{Cs}/gu;
const SOUND = /^[^\0\p{Cs}]*$/u;

/** Accents may stand between a letter and its joiner, in an order that normalising changes. */
const AFTER_INDIC = `[${INDIC}]\\p{M}*`;
const BEFORE_INDIC = `\\p{M}*[${INDIC}]`;

/** Joiners shape Indic letters (a Malayalam chillu even at a word's end) and hold emoji families together. */
const STRAY_JOINER = new RegExp(
  // The joiner comes first in each line: looking back from every other character as well would take for ever.
  `\\u200c(?<!${AFTER_INDIC}\\u200c)|\\u200c(?!${BEFORE_INDIC})|` +
    `\\u200d(?<!${AFTER_INDIC}\\u200d|[\\p{Extended_Pictographic}\\ufe0f\\u{1f3fb}-\\u{1f3ff}]\\u200d)|` +
    `\\u200d(?<=${AFTER_INDIC}\\u200d)(?<![${VIRAMA}]\\p{M}*\\u200d)(?!${BEFORE_INDIC})|` +
    `\\u200d(?<!${AFTER_INDIC}\\u200d)(?!\\p{Extended_Pictographic})`,
  'gu',
);

/**
 * One line of what a person wrote, fit to keep: NFC, at most 4096 units, no control, bidi or hidden signs, lone
 * surrogates as U+FFFD, white space as single spaces. Cut to `maxGraphemes` when given. Any input, linear time.
 */
export function clean(text: string, maxGraphemes = Number.POSITIVE_INFINITY): string {
  if (text.length <= Math.min(MAX_TEXT, maxGraphemes) && PLAIN.test(text)) return text;
  const line = cut(visible(cut(text)).normalize('NFC'))
    .replace(BLANK, ' ')
    .trim();
  return line.length <= maxGraphemes ? line : [...graphemes(line, maxGraphemes)].join('').trim();
}

/** As `clean`, but line ends stay, as `join`; empty lines go. */
export const cleanLines = (text: string, join = '\n'): string =>
  text.length <= MAX_TEXT && PLAIN.test(text)
    ? text
    : cut(text)
        .split(LINE_END)
        .map((line) => clean(line))
        .filter((line) => line !== '')
        .join(join);

/**
 * What no text of Postgres holds, as U+FFFD: the NUL character and halves of surrogate pairs. Everything else stays as it
 * was written.
 */
export const sound = (text: string): string => (SOUND.test(text) ? text : text.replace(UNSOUND, '\ufffd'));

/** The same in all texts of what came as JSON, names of fields too. */
export function soundAll(value: unknown): unknown {
  if (typeof value === 'string') return sound(value);
  if (Array.isArray(value)) return value.map(soundAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [sound(name), soundAll(each)]));
}

/**
 * For comparing words, never for keeping: compatibility forms, letter case, digits of any script and joiners are
 * folded. Dotted and dotless i of Turkish keyboards are both `i`.
 */
export const fold = lastText((text) => {
  const line = clean(text);
  return PLAIN.test(line) ? line.toLowerCase() : foldOther(line);
});

const foldOther = (line: string): string =>
  foldDigits(line.replace(/\u200c|\u200d|\ufe0f/gu, '').normalize('NFKC'))
    .toUpperCase()
    .toLowerCase()
    .replace(/i\u0307/gu, 'i')
    .replace(/ς/gu, 'σ')
    .normalize('NFKC')
    .replace(BLANK, ' ')
    .trim();

/** What a reader would count as characters: a family emoji or क्षि is one. */
export const countGraphemes = (text: string): number => [...graphemes(text)].length;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function* graphemes(text: string, max = Number.POSITIVE_INFINITY): Generator<string> {
  let count = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (count++ >= max) return;
    yield segment;
  }
}

const visible = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(HIDDEN, '')
    .replace(STRAY_JOINER, '');

/** Never through the middle of a surrogate pair, nor right after a joiner. */
const cut = (text: string): string =>
  text.length <= MAX_TEXT
    ? text
    : text.slice(0, MAX_TEXT).replace(/(?:[\u200c\u200d]?[\ud800-\udbff]|[\u200c\u200d])$/, '');
