import { readPriceList } from '#db/books/index.ts';
import { aRow } from '../core/catalogue/a-row.ts';

export type Cells = Record<string, string>;

/** 21 November 2026, 10:30 in India. */
export const today = Date.UTC(2026, 10, 21, 5);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A CSV file of these lines, each a valid one with what a test changes about it; of one line when none is given. */
export function aPriceList(...lines: Cells[]): string {
  const rows = (lines.length > 0 ? lines : [{}]).map((line) => aRow(line));
  const header = Object.keys(aRow());
  return [header, ...rows.map((row) => header.map((column) => quoted(row[column] ?? '')))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
}

/** `count` variants of 20 to a model. */
export const aLongPriceList = (count: number, base_price_inr = '25,000'): string =>
  aPriceList(
    ...Array.from({ length: count }, (_, n) => ({
      model: `Model ${Math.floor(n / 20)}`,
      popularity: String(Math.floor(n / 20) % 9_999 || 1),
      storage_gb: String((n % 20) + 1),
      base_price_inr,
    })),
  );

/** What a file gives when it is read in pieces of `piece` bytes. */
export async function* bytesOf(file: string | Uint8Array, piece = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(file);
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

export const rowsOf = async (file: string) => {
  const { rows, faults } = await readPriceList(bytesOf(file), { at: today });
  if (faults[0]) throw new Error(`line ${faults[0].line}: ${faults[0].reason}`);
  return rows;
};
