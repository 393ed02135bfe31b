import type { Piece } from './pieces.ts';

export type Memory = 'ram' | 'storage';
/** In gigabytes. */
export type Size = { readonly gigabytes: number; readonly of?: Memory };
/** A size and how many pieces it took. */
type TakenSize = { readonly size: Size; readonly taken: number };

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const gigabytes = set('gb gbs gig gigs giga gigabyte gigabytes jb');
const terabytes = set('tb tbs tera terabyte terabytes');
export const memories = new Map<string, Memory>([
  ...Array.from(set('ram rem'), (word) => [word, 'ram'] as const),
  ...Array.from(
    set('rom ssd hdd storage memory emmc internal nvme hard'),
    (word) => [word, 'storage'] as const,
  ),
]);
/** Those that people write with a g alone: 64g is memory, 355g is 35 and 5G. */
const plainSizes = new Set([6, 8, 12, 16, 32, 64, 128, 256, 512]);

/** The size that begins at a number: "128gb", "8 gb ram", "1 tb", "64g", "8 ram". */
export function sizeAt(run: readonly Piece[], at: number): TakenSize | undefined {
  const amount = Number(run[at]?.text);
  const unit = run[at + 1];
  if (unit === undefined || !Number.isInteger(amount) || amount > 20_000) return undefined;
  const gigs = gigabytes.has(unit.text) || (unit.glued && unit.text === 'g' && plainSizes.has(amount));
  if (terabytes.has(unit.text)) return withMemory(run, at + 2, { gigabytes: amount * 1024, taken: 2 });
  if (gigs) return withMemory(run, at + 2, { gigabytes: amount, taken: 2 });
  const of = unit.glued && unit.text.startsWith('gb') ? memories.get(unit.text.slice(2)) : undefined;
  if (of) return { size: { gigabytes: amount, of }, taken: 2 };
  return memories.has(unit.text) ? withMemory(run, at + 1, { gigabytes: amount, taken: 1 }) : undefined;
}

type Amount = { readonly gigabytes: number; readonly taken: number };

function withMemory(run: readonly Piece[], at: number, { gigabytes, taken }: Amount): TakenSize {
  const of = memories.get(run[at]?.text ?? '');
  return of ? { size: { gigabytes, of }, taken: taken + 1 } : { size: { gigabytes }, taken };
}
