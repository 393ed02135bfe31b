import { makeServiceArea } from '#core/customers/index.ts';
import type { Database, Executor } from '../client/index.ts';
import { tellOpened } from '../leads/index.ts';
import type { ServedArea, ServiceAreas } from './area-list.ts';

/** NOTIFY channel of new service areas. */
export const areasChannel = 'haat_areas';
const setting = 'areas-version';

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

/**
 * Replaces all areas by these, at once for everybody, and tells those who waited for it. Throws RangeError for none: pickup
 * would end everywhere.
 */
export async function publishAreas(database: Database, areas: ServiceAreas): Promise<number> {
  if (areas.length === 0) throw new RangeError('a shop that serves nowhere is closed');
  return database.inTransaction(async (tx) => {
    // Locks the setting: of two lists that come together, one is whole and the other after it.
    const version = await bumped(tx);
    await tx.query('delete from service_areas');
    await tx.query(add, [JSON.stringify(areas)]);
    await tellOpened(tx, makeServiceArea(areas.map(({ area }) => area)).serves);
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
