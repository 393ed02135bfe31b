import { isNumber, type Piece, pieces } from './pieces.ts';
import { memories, type Size, sizeAt } from './sizes.ts';

/**
 * What a device is called by. `note` tells what a number is: an `ordinal` (9th), a screen in inches (`inch`). `size` is
 * in gigabytes and never part of a name; a `code` is a chip that is written like one, such as i5 or m1.
 */
export type Atom =
  | { readonly type: 'word' | 'code'; readonly text: string; readonly glued: boolean }
  | { readonly type: 'number'; readonly text: string; readonly glued: boolean; readonly note?: Note }
  | ({ readonly type: 'size' } & Size)
  | { readonly type: 'end' };
type Note = 'ordinal' | 'inch';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const ordinals = set('st nd rd th');
const inches = set('inch inches inchs');
/** After these a number says nothing about a name: prices, ages, cameras, batteries. */
const measures = set(
  'mp megapixel mah rs rupee rupees rupaye rupay rupaya inr hazar hazaar thousand lakh lac saal sal years yrs ' +
    'yr month months mahine mahina mahino days din week weeks hafte percent baje baar',
);
const gluedMeasures = set('k w hz fps mm cm kg mp mah rs inr yrs yr');

type Step = { readonly atoms: readonly Atom[]; readonly taken: number };
const step = (taken: number, ...atoms: readonly Atom[]): Step => ({ atoms, taken });

/** The atoms of folded text, in order. */
export function toAtoms(folded: string): readonly Atom[] {
  const run = pieces(folded);
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
  if (size !== undefined) return step(size.taken, { type: 'size', ...size.size });
  const number = trimZeros(text);
  if (isRadio(run, at)) return step(2, { type: 'word', text: `${text}g`, glued });
  if (unitGlued && unit === 'g' && /\d[45]$/.test(text)) return step(2, ...splitRadio(text, glued));
  if (unitGlued && ordinals.has(unit))
    return step(2, { type: 'number', text: number, glued, note: 'ordinal' });
  if (inches.has(unit) || (unitGlued && unit === 'in'))
    return step(2, { type: 'number', text: number, glued, note: 'inch' });
  if (measures.has(unit) || (unitGlued && gluedMeasures.has(unit))) return step(2);
  // Amounts, pincodes and phone numbers: no model has a number of six digits of its own.
  if (number.length > 5) return step(1);
  return step(1, { type: 'number', text: number, glued });
}

const splitRadio = (text: string, glued: boolean): readonly Atom[] => [
  { type: 'number', text: trimZeros(text.slice(0, -1)), glued },
  { type: 'word', text: `${text.slice(-1)}g`, glued: true },
];

/** "5g", and "5 g" unless it is a Moto G's number that follows. */
function isRadio(run: readonly Piece[], at: number): boolean {
  const [digits, unit] = [run[at]?.text ?? '', run[at + 1]];
  if (unit?.text !== 'g') return false;
  return unit.glued ? /^[2-5]$/.test(digits) : digits === '5' && !isNumber(run[at + 2]);
}

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
