import { toLatin } from './devanagari.ts';

/** Longer input is cut: the longest device name is 60 characters, and work must not grow with what is pasted. */
export const longestText = 120;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => code >= 97 && code <= 122;
const isDevanagari = (code: number): boolean => code >= 0x900 && code <= 0x97f;
const isDevanagariDigit = (code: number): boolean => code >= 0x966 && code <= 0x96f;
/** Accents, nukta dots, joiners, variation selectors and soft hyphens say nothing here. */
const isSilent = (code: number): boolean =>
  (code >= 0x300 && code <= 0x36f) ||
  code === 0x93c ||
  (code >= 0x200b && code <= 0x200d) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  code === 0xad ||
  code === 0xfeff;

const plain = /^[a-z0-9 ]*$/;
const endings = `.,;!?।\n`;

/** What a character that is neither letter nor digit stands for, between `before` and `after`. */
function signOf(character: string, before: number, after: number): string {
  if (character === '.') return isDigit(before) && isDigit(after) ? '.' : ' ; ';
  if (character === '+') return plusOf(before, after);
  if (character === '₹' || character === '$') return ' rs ';
  if (character === '%') return ' percent ';
  if (character === '"' || character === '″' || character === '”') return isDigit(before) ? ' inch ' : ' ';
  if (character === 'ı') return 'i';
  if (character === "'" || character === '’') return '';
  return endings.includes(character) ? ' ; ' : ' ';
}

/** `8+256` are two sizes; `S21+` is a word. */
function plusOf(before: number, after: number): string {
  if (isDigit(before) && isDigit(after)) return ' ';
  return isDigit(before) || isLetter(before) || after === 32 ? ' plus ' : ' ';
}

/**
 * Lower-case Latin letters, digits, decimal points and spaces; `;` where a sentence or a clause ends. Devanagari is
 * spelled in Latin letters, digits of other scripts become ours, and accents go. Linear, only the first `longest` characters are read.
 */
export const fold = (text: string, longest = longestText): string => joined(folded(text, longest));

/** "i phone", "i-pad": one word that people write in two. */
const joined = (text: string): string =>
  text.includes('i p') ? text.replace(/(?<![a-z0-9])i (?=(?:phone|pad)(?:s|[0-9]|\b))/g, 'i') : text;

function folded(text: string, longest: number): string {
  const cut = text.slice(0, longest).toLowerCase();
  // Most names and questions are plain already, and an index of 10,000 models is made from names.
  if (plain.test(cut)) return cut;
  const source = cut
    .normalize('NFKD')
    .toLowerCase()
    .slice(0, 2 * longest);
  let line = '';
  let at = 0;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (isDigit(code) || isLetter(code)) line += source[at];
    else if (isDevanagariDigit(code)) line += String.fromCharCode(code - 0x966 + 48);
    else if (isDevanagari(code) && code !== 0x964) {
      const end = wordEnd(source, at);
      line += devanagariWord(source, at, end);
      at = end;
      continue;
    } else if (!isSilent(code))
      line += signOf(source[at] ?? '', line.charCodeAt(line.length - 1), source.charCodeAt(at + 1));
    at += 1;
  }
  return line;
}

function wordEnd(source: string, start: number): number {
  let end = start;
  while (end < source.length) {
    const code = source.charCodeAt(end);
    const inWord = (isDevanagari(code) && !isDevanagariDigit(code) && code !== 0x964) || isSilent(code);
    if (!inWord) return end;
    end += 1;
  }
  return end;
}

function devanagariWord(source: string, start: number, end: number): string {
  let word = '';
  for (let at = start; at < end; at += 1) if (!isSilent(source.charCodeAt(at))) word += source[at];
  const next = source.charCodeAt(end);
  return toLatin(word, isDigit(next) || isDevanagariDigit(next) ? 'before-digit' : 'alone');
}
