import type { RowFault } from '#core/catalogue/index.ts';
import { houseId, type ListedVendor } from '#core/matching/index.ts';
import type { Database, Executor } from '../client/index.ts';
import { isHouse } from './is-house.ts';
import { loadVendors } from './load.ts';
import { type VendorChanges, vendorChanges } from './vendor-changes.ts';
import { readVendorList } from './vendor-list.ts';

export type VendorsOptions = {
  /** `check` publishes nothing. */
  readonly mode: 'check' | 'publish';
  readonly read?: (bytes: number) => void;
};

/** What became of a list. Only `published` changed who is asked. */
export type VendorsOutcome =
  | { readonly type: 'faulty'; readonly faults: readonly RowFault[]; readonly count: number }
  | { readonly type: 'unchanged' }
  | { readonly type: 'checked'; readonly changes: VendorChanges }
  | { readonly type: 'published'; readonly vendors: number; readonly changes: VendorChanges };

/** Faults beyond this many are counted only. */
const mostFaults = 5_000;

/** Reads a list of vendors and, when it has no fault, puts it in the place of the one before. All or nothing. */
export async function importVendors(
  database: Database,
  source: AsyncIterable<Uint8Array>,
  { mode, read }: VendorsOptions,
): Promise<VendorsOutcome> {
  const { vendors, faults } = await readVendorList(source, read);
  if (faults.length > 0) return { type: 'faulty', faults: faults.slice(0, mostFaults), count: faults.length };
  return database.inTransaction(async (tx) => {
    // Locks the setting: of two lists that come together, one is compared with the other.
    if (mode === 'publish') await tx.query(bump);
    const changes = vendorChanges(await loadVendors(tx), vendors);
    const { added, changed, gone } = changes;
    if (added.length + changed.length + gone.length === 0) return { type: 'unchanged' };
    if (mode === 'check') return { type: 'checked', changes };
    await replace(tx, vendors);
    return { type: 'published', vendors: vendors.length, changes };
  });
}

const bump = `insert into settings (name, value) values ('vendors-version', '1')
  on conflict (name) do update set value = (settings.value::int + 1)::text`;

/** In the order of their ids, as claims lock one vendor each. */
const write = `insert into vendors (id, name, house, active, categories, latitude, longitude, radius, capacity, hours,
    holidays, away)
  select id, name, house, active, categories, latitude, longitude, radius, capacity, hours, holidays, away
  from jsonb_to_recordset($1::text::jsonb) as x (id text, name text, house boolean, active boolean, categories text[],
    latitude double precision, longitude double precision, radius int, capacity int, hours jsonb, holidays jsonb,
    away boolean) order by id
  on conflict (id) do update set name = excluded.name, active = excluded.active, categories = excluded.categories,
    latitude = excluded.latitude, longitude = excluded.longitude, radius = excluded.radius,
    capacity = excluded.capacity, hours = excluded.hours, holidays = excluded.holidays, away = excluded.away`;
const retire = 'update vendors set active = false where active and not house and id <> all($1::text[])';
/** $2: the vendors whose line the list leaves out without a meaning. */
const leave = `update vendor_members set "left" = true
  where account <> all($1::text[]) and vendor <> all($2::text[])`;
/** Cards of orders that are under way show what those who read along now may see. */
const redraw = `insert into outbox (lane, kind, payload)
  select 'card:' || number, 'card', json_build_object('number', number) from claims where released_at is null order by id`;
const join = `insert into vendor_members (account, vendor)
  select account, vendor from jsonb_to_recordset($1::text::jsonb) as x (account text, vendor text)
  on conflict (account) do update set vendor = excluded.vendor, "left" = false,
    were = case when vendor_members.vendor = any(vendor_members.were || excluded.vendor) then vendor_members.were
      else vendor_members.were || vendor_members.vendor end`;
const areas = `insert into vendor_areas (vendor, area)
  select vendor, area from jsonb_to_recordset($1::text::jsonb) as x (vendor text, area text)`;

/** The shop takes its first vendor on: whatever stands was for ourselves to read, also of orders and tasks that are over. */
const redrawAll = `insert into outbox (lane, kind, payload)
  select distinct on (subject) case when subject like 'item:%' then subject else 'card:' || substr(subject, 7) end,
    case when subject like 'item:%' then 'item-card' else 'card' end,
    case when subject like 'item:%' then json_build_object('id', substr(subject, 6))
      else json_build_object('number', substr(subject, 7)) end
  from cards where subject like 'order:%' or subject like 'item:%' order by subject`;

async function replace(tx: Executor, vendors: readonly ListedVendor[]): Promise<void> {
  const members = vendors.flatMap(({ id, members: some }) =>
    some.map((account) => ({ account, vendor: id })),
  );
  const served = vendors.flatMap(({ id, areas: some }) => some.map((area) => ({ vendor: id, area })));
  const wasHouse = await isHouse(tx);
  const unlisted = vendors.some(({ house }) => house) ? [] : [houseId];
  await Promise.all([
    tx.query(write, [JSON.stringify(vendors.map(rowOf))]),
    tx.query(retire, [vendors.map(({ id }) => id)]),
    tx.query(leave, [members.map(({ account }) => account), unlisted]),
    tx.query(join, [JSON.stringify(members)]),
    tx.query(redraw),
    ...(wasHouse && members.length > 0 ? [tx.query(redrawAll)] : []),
    tx.query('delete from vendor_areas'),
    tx.query(areas, [JSON.stringify(served)]),
  ]);
}

const rowOf = ({ base, members: _members, areas: _areas, ...vendor }: ListedVendor) => ({
  ...vendor,
  ...base,
});
