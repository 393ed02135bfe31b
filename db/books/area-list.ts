import type { RowFault } from '#core/catalogue/index.ts';
import { isArea } from '#core/customers/index.ts';
import { readRecords } from './records.ts';

/** Where pickup is offered: a pincode, its first digits or a range, and the city that it is in. */
export type ServedArea = { readonly area: string; readonly city: string };
export type ServiceAreas = readonly ServedArea[];

export type AreaList = { readonly areas: ServiceAreas; readonly faults: readonly RowFault[] };

/** All of India's pincodes, twice over. */
const mostAreas = 40_000;

/** Reads a list of service areas: a CSV file with the columns `area,city`. Each fault is told by its line in the file. */
export async function readAreaList(
  source: AsyncIterable<Uint8Array>,
  read?: (bytes: number) => void,
): Promise<AreaList> {
  const format = { columns: ['area', 'city'], most: mostAreas, ...(read ? { read } : {}) };
  const { records, faults } = await readRecords(source, format);
  const seen = new Map<string, number>();
  const found: RowFault[] = [];
  const areas: ServedArea[] = [];
  for (const { line, cells } of records) {
    const area = (cells.area ?? '').replace(/\s/g, '');
    const city = (cells.city ?? '').trim().normalize('NFC');
    const reason = faultOf(area, city) ?? repetition(area, seen.get(area));
    seen.set(area, line);
    if (reason) found.push({ line, reason });
    else areas.push({ area, city });
  }
  return { areas, faults: [...faults, ...found].sort((one, other) => one.line - other.line) };
}

function faultOf(area: string, city: string): string | undefined {
  const shown = JSON.stringify(area.slice(0, 40));
  if (!isArea(area))
    return `area is ${shown}: write a pincode, its first digits or a range, as 560, 560001-560110.`;
  if (city === '' || city.length > 60)
    return 'city is empty or too long: write the name of a city, as Bengaluru.';
  // A spreadsheet runs what starts like this when the list is exported again.
  if (/^'?[=+\-@]|[\p{Cc}\p{Cf}]/u.test(city))
    return 'city begins with = + - or @, or has hidden characters: remove them.';
  return undefined;
}

const repetition = (area: string, line: number | undefined): string | undefined =>
  line === undefined ? undefined : `area ${area} is on line ${line} already: keep one of the two.`;
