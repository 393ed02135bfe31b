import type { MatchedOrder, Vendor } from '#core/matching/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { selectVendors, toVendor } from './vendor-rows.ts';

/** All vendors, those that take no orders too, by their ids. */
export async function loadVendors({ query }: Pick<Executor, 'query'>): Promise<readonly Vendor[]> {
  const rows = await query(`${selectVendors} order by v.id`);
  return rows.map(toVendor);
}

/** Kilometres of a degree of latitude, rounded down: a little too many vendors are looked at rather than one too few. */
const degree = 110;

/** $1 pincode as a number, $2 its first digits, $3 latitude. Whether they really come there is a rule of matching; this leaves out the rest of the country. */
const near = `${selectVendors} where v.id = any(array(
    select vendor from vendor_areas where area = any($2::text[])
    union select vendor from vendor_areas where area like '%-%'
      and int4range(split_part(area, '-', 1)::int, split_part(area, '-', 2)::int, '[]') @> $1::int
    union select id from vendors where house
    union select id from vendors where radius is not null and abs(latitude - $3) * ${degree} <= radius))
  order by v.id`;

/** Who may come to a place at all, by their ids: the shop's own people, and whose areas or radius may reach it. */
export async function nearVendors(
  { query }: Pick<Executor, 'query'>,
  { pincode, latitude }: MatchedOrder['place'],
): Promise<readonly Vendor[]> {
  const rows = await query(near, [Number(pincode), firstDigits(pincode), latitude ?? null]);
  return rows.map(toVendor);
}

const firstDigits = (pincode: string): readonly string[] =>
  Array.from(pincode, (_digit, n) => pincode.slice(0, n + 1));

export type VendorName = Pick<Vendor, 'id' | 'name' | 'house'>;

const ofAccount = `select v.id, v.name, v.house from vendor_members m join vendors v on v.id = m.vendor
    where m.account = $1 and not m.left
  union all select id, name, house from vendors
    where house and not exists (select 1 from vendor_members where account = $1)`;

/**
 * The vendor that an account acts for; who never was in one is one of the shop's own people. Undefined for who was taken
 * off a vendor's line: they act for nobody until a list names them again.
 */
export async function vendorOf(
  { query }: Pick<Executor, 'query'>,
  account: string,
): Promise<VendorName | undefined> {
  const [vendor] = await query<VendorName>(ofAccount, [account]);
  return vendor;
}

/** A vendor as an admin lists it. */
export type VendorState = Pick<Vendor, 'id' | 'name' | 'active' | 'suspended'>;

const list = `select id, name, active, suspended_at is not null as suspended from vendors
  where not house order by active desc, id`;

export const listVendors = ({ query }: Pick<Executor, 'query'>): Promise<readonly VendorState[]> =>
  query<VendorState>(list);

const suspend = 'update vendors set suspended_at = $2 where id = $1 and not house returning 1';

/** Stops a vendor from being offered or claiming anything; without `at`, lets it go on. False when there is none. */
export async function setSuspended(
  { query }: Pick<Executor, 'query'>,
  { vendor, at }: { readonly vendor: string; readonly at: Instant | undefined },
): Promise<boolean> {
  return (await query(suspend, [vendor, at ?? null])).length === 1;
}

/** Whether there is a vendor of that id, the shop's own people aside. */
export async function hasVendor({ query }: Pick<Executor, 'query'>, vendor: string): Promise<boolean> {
  return (await query('select 1 from vendors where id = $1 and not house', [vendor])).length === 1;
}
