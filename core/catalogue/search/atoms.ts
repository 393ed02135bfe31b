/** A run of letters, a number, or a clause end (`;`). */
export type Piece = { readonly text: string; readonly glued: boolean };

/**
 * What a device is called by. `note` tells what a number is: an `ordinal` (9th), a screen in inches (`inch`). `size` is
 * in gigabytes and never part of a name; a `code` is a chip that is written like one, such as i5 or m1.
 */
export type Atom =
  | { readonly type: 'word' | 'code'; readonly text: string; readonly glued: boolean }
  | { readonly type: 'number'; readonly text: string; readonly glued: boolean; readonly note?: Note }
  | { readonly type: 'size'; readonly gigabytes: number; readonly of?: Memory }
  | { readonly type: 'end' };
type Note = 'ordinal' | 'inch';
export type Memory = 'ram' | 'storage';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const gigabytes = set('gb gbs gig gigs giga gigabyte gigabytes jb');
const terabytes = set('tb tbs tera terabyte terabytes');
const memories = new Map<string, Memory>([
  ...Array.from(set('ram rem'), (word) => [word, 'ram'] as const),
  ...Array.from(
    set('rom ssd hdd storage memory emmc internal nvme hard'),
    (word) => [word, 'storage'] as const,
  ),
]);
const ordinals = set('st nd rd th');
const inches = set('inch inches inchs');
/** After these a number says nothing about a name: prices, ages, cameras, batteries. */
const measures = set(
  'mp megapixel mah rs rupee rupees rupaye rupay rupaya inr hazar hazaar thousand lakh lac saal sal years yrs ' +
    'yr month months mahine mahina mahino days din week weeks hafte percent baje baar times log',
);
const gluedMeasures = set('k w hz fps mm cm kg mp mah rs inr yrs yr');

const isDigit = (code: number): boolean => (code >= 48 && code <= 57) || code === 46;

/** Folded text in runs of one kind; `glued` when no space stood before. */
export function pieces(folded: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  let glued = false;
  while (at < folded.length) {
    const code = folded.charCodeAt(at);
    if (code === 32 || code === 59) {
      if (code === 59) found.push({ text: ';', glued: false });
      glued = false;
      at += 1;
      continue;
    }
    const start = at;
    const digits = isDigit(code);
    while (at < folded.length && inRun(folded.charCodeAt(at), digits)) at += 1;
    found.push({ text: folded.slice(start, at), glued });
    glued = true;
  }
  return found;
}

const inRun = (code: number, digits: boolean): boolean =>
  code !== 32 && code !== 59 && isDigit(code) === digits;
const isNumber = (piece: Piece | undefined): boolean =>
  piece !== undefined && isDigit(piece.text.charCodeAt(0));

/** Those that people write with a g alone: 64g is memory, 355g is 35 and 5G. */
const plainSizes = new Set([6, 8, 12, 16, 32, 64, 128, 256, 512]);

type Step = { readonly atoms: readonly Atom[]; readonly taken: number };
const step = (taken: number, ...atoms: readonly Atom[]): Step => ({ atoms, taken });

const pairs = new Map([
  ['1 plus', 'oneplus'],
  ['one plus', 'oneplus'],
  ['wi fi', 'wifi'],
]);

/** "1+" is a brand, and Wi-Fi one word. */
function joinPairs(run: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of run) {
    const before = joined.at(-1);
    const pair = before?.glued === false ? pairs.get(`${before.text} ${piece.text}`) : undefined;
    if (pair !== undefined) joined.pop();
    joined.push(pair === undefined ? piece : { text: pair, glued: false });
  }
  return joined;
}

/** The atoms of folded text, in order. */
export function toAtoms(folded: string): readonly Atom[] {
  const run = joinPairs(pieces(folded));
  const atoms: Atom[] = [];
  let at = 0;
  while (at < run.length) {
    const { atoms: more, taken } = isNumber(run[at]) ? numberAt(run, at) : wordAt(run, at);
    for (const atom of more) atoms.push(atom);
    at += taken;
  }
  return atoms;
}

/** A05s is A5s to most people, and "08" is 8. */
const trimZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

function numberAt(run: readonly Piece[], at: number): Step {
  const { text, glued } = run[at] as Piece;
  const next = run[at + 1];
  const unit = next !== undefined && !isNumber(next) ? next.text : '';
  const unitGlued = next?.glued === true;
  const size = sizeAt(run, at);
  if (size !== undefined) return size;
  const number = trimZeros(text);
  if (isRadio(run, at)) return step(2, { type: 'word', text: `${text}g`, glued });
  if (unitGlued && unit === 'g' && /\d[45]$/.test(text)) return step(2, ...splitRadio(text, glued));
  if (unitGlued && ordinals.has(unit))
    return step(2, { type: 'number', text: number, glued, note: 'ordinal' });
  if (inches.has(unit) || (unitGlued && unit === 'in'))
    return step(2, { type: 'number', text: number, glued, note: 'inch' });
  if (measures.has(unit) || (unitGlued && gluedMeasures.has(unit))) return step(2);
  // Amounts, pincodes and phone numbers: no model has a number of five digits and more of its own.
  if (number.length > 5) return step(1);
  return step(1, { type: 'number', text: number, glued });
}

const splitRadio = (text: string, glued: boolean): readonly Atom[] => [
  { type: 'number', text: trimZeros(text.slice(0, -1)), glued },
  { type: 'word', text: `${text.slice(-1)}g`, glued: true },
];

function sizeAt(run: readonly Piece[], at: number): Step | undefined {
  const amount = Number((run[at] as Piece).text);
  const unit = run[at + 1];
  if (unit === undefined || !Number.isInteger(amount) || amount > 20_000) return undefined;
  const gigs = gigabytes.has(unit.text) || (unit.glued && unit.text === 'g' && plainSizes.has(amount));
  if (terabytes.has(unit.text)) return withMemory(run, at + 2, { gigabytes: amount * 1024, taken: 2 });
  if (gigs) return withMemory(run, at + 2, { gigabytes: amount, taken: 2 });
  const joined = unit.glued && unit.text.startsWith('gb') ? memories.get(unit.text.slice(2)) : undefined;
  if (joined) return step(2, { type: 'size', gigabytes: amount, of: joined });
  return memories.has(unit.text) ? withMemory(run, at + 1, { gigabytes: amount, taken: 1 }) : undefined;
}

function withMemory(run: readonly Piece[], at: number, size: { gigabytes: number; taken: number }): Step {
  const of = memories.get(run[at]?.text ?? '');
  const { gigabytes, taken } = size;
  return of ? step(taken + 1, { type: 'size', gigabytes, of }) : step(taken, { type: 'size', gigabytes });
}

/** 5G */
const isRadio = (run: readonly Piece[], at: number): boolean =>
  run[at + 1]?.text === 'g' &&
  (run[at + 1]?.glued === true ? /^[2-5]$/ : /^5$/).test(run[at]?.text ?? '') &&
  !isNumber(run[at + 2]);

/** Intel's i3 to i9 and Apple's M1 to M5, glued or not. The Poco M2 is written in the same way and is one atom too. */
const isChip = (letters: string, number: string): boolean =>
  (letters === 'i' && /^[3579]$/.test(number)) || (letters === 'm' && /^[1-5]$/.test(number));

function wordAt(run: readonly Piece[], at: number): Step {
  const { text, glued } = run[at] as Piece;
  if (text === ';') return step(1, { type: 'end' });
  const next = run[at + 1];
  if (next === undefined || !isNumber(next)) return step(1, { type: 'word', text, glued });
  if (text === 'rs' || text === 'inr') return step(2);
  if (!glued && isChip(text, next.text) && !isRadio(run, at + 1))
    return step(2, { type: 'code', text: `${text}${next.text}`, glued });
  const of = next.glued ? undefined : memories.get(text);
  if (of !== undefined && sizeAt(run, at + 1) === undefined)
    return step(2, { type: 'size', gigabytes: Number(next.text), of });
  return step(1, { type: 'word', text, glued });
}
