import type { RowFault } from '#core/catalogue/index.ts';
import { isArea } from '#core/customers/index.ts';
import type { Database, Executor } from '../client/index.ts';
import { readRecords } from './records.ts';

/** Where pickup is offered: a pincode, its first digits or a range, and the city that it is in. */
export type ServedArea = { readonly area: string; readonly city: string };
export type ServiceAreas = readonly ServedArea[];

export type AreaList = { readonly areas: ServiceAreas; readonly faults: readonly RowFault[] };

/** All of India's pincodes, twice over. */
const mostAreas = 40_000;

/** NOTIFY channel of new service areas. */
export const areasChannel = 'haat_areas';
const setting = 'areas-version';

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

/** In the order of their digits. */
export async function loadServiceAreas({ query }: Pick<Executor, 'query'>): Promise<ServiceAreas> {
  return query<ServedArea>('select area, city from service_areas order by area');
}

/** Counts the lists that were published; 0 before the first. */
export async function areasVersion({ query }: Pick<Executor, 'query'>): Promise<number> {
  const [row] = await query<{ value: string }>(`select value from settings where name = '${setting}'`);
  return Number(row?.value ?? 0);
}

const bump = `insert into settings (name, value) values ('${setting}', '1')
  on conflict (name) do update set value = (settings.value::int + 1)::text returning value`;
const add = `insert into service_areas (area, city)
  select area, city from jsonb_to_recordset($1::text::jsonb) as x (area text, city text)`;

/** Replaces all areas by these, at once for everybody. Throws RangeError for none: pickup would end everywhere. */
export async function publishAreas(database: Database, areas: ServiceAreas): Promise<number> {
  if (areas.length === 0) throw new RangeError('a shop that serves nowhere is closed');
  return database.inTransaction(async (tx) => {
    // Locks the setting: of two lists that come together, one is whole and the other after it.
    const version = await bumped(tx);
    await tx.query('delete from service_areas');
    await tx.query(add, [JSON.stringify(areas)]);
    return version;
  });
}

/** Adds the areas of a new installation, unless somebody did already; false when there were some. */
export async function seedAreas(database: Database, areas: ServiceAreas): Promise<boolean> {
  const isEmpty = `select not exists (select 1 from service_areas) and not exists
    (select 1 from settings where name = '${setting}') as empty`;
  return database.inTransaction(async (tx) => {
    const [row] = await tx.query<{ empty: boolean }>(isEmpty);
    if (!row?.empty) return false;
    await tx.query(`${add} on conflict (area) do nothing`, [JSON.stringify(areas)]);
    await bumped(tx);
    return true;
  });
}

async function bumped(tx: Executor): Promise<number> {
  const [row] = await tx.query<{ value: string }>(bump);
  const version = Number(row?.value);
  await tx.query('select pg_notify($1, $2)', [areasChannel, String(version)]);
  return version;
}
