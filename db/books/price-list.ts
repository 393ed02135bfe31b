import { type ReadRows, readRows } from '#core/catalogue/index.ts';
import { type Instant, localTime } from '#core/shared/index.ts';
import { listColumns } from './document.ts';
import { type ListRecord, readRecords } from './records.ts';

/** Seven times the devices that were ever sold in India. */
const mostRows = 200_000;

export type PriceListOptions = {
  /** Now: next year's devices may be announced already. */
  readonly at: Instant;
  /** Told how many bytes were read so far. */
  readonly read?: (bytes: number) => void;
};

/** Reads and checks a price list, a CSV file as `db/seed/README.md` says; each fault is told by its line in the file. */
export async function readPriceList(
  source: AsyncIterable<Uint8Array>,
  { at, read }: PriceListOptions,
): Promise<ReadRows> {
  const format = { columns: listColumns, most: mostRows, ...(read ? { read } : {}) };
  const { records, faults } = await readRecords(source, format);
  if (records.length === 0) return { rows: [], faults };
  const thisYear = Number(localTime(at, 'Asia/Kolkata').date.slice(0, 4));
  const checked = readRows(...byLine(records), thisYear);
  const starts = new Set(records.map(({ line }) => line));
  const told = checked.faults.filter(({ line }) => starts.has(line));
  return { rows: checked.rows, faults: [...faults, ...told].sort((one, other) => one.line - other.line) };
}

/**
 * `readRows` counts one line a record: records of several lines, and empty lines, leave holes in the list. The fault that
 * it finds in a hole is on a line where no record begins.
 */
function byLine(records: readonly ListRecord[]): [Record<string, string>[], number] {
  const first = records[0]?.line ?? 1;
  const lines: Record<string, string>[] = [];
  for (const { line, cells } of records) lines[line - first] = cells;
  return [lines, first];
}
