import { type Category, categories } from '#core/catalogue/index.ts';
import type { Vendor } from '#core/matching/index.ts';
import type { Row } from '../client/index.ts';

export const selectVendors = `select v.id, v.name, v.house, v.active, v.suspended_at, v.categories, v.latitude,
    v.longitude, v.radius, v.capacity, v.hours, v.holidays, v.away,
    coalesce((select array_agg(m.account order by m.account) from vendor_members m
      where m.vendor = v.id and not m.left), '{}') as members,
    coalesce((select array_agg(a.area order by a.area) from vendor_areas a where a.vendor = v.id), '{}') as areas
  from vendors v`;

type VendorRow = Pick<
  Vendor,
  'id' | 'name' | 'house' | 'active' | 'members' | 'areas' | 'holidays' | 'away'
> & {
  readonly suspended_at: number | null;
  readonly categories: readonly string[];
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly radius: number | null;
  readonly capacity: number | null;
  readonly hours: Vendor['hours'] | null;
};

/** The vendor of a row of `selectVendors`. */
export function toVendor(given: Row): Vendor {
  const { suspended_at, latitude, longitude, radius, capacity, hours, ...row } = given as VendorRow;
  return {
    ...row,
    suspended: suspended_at !== null,
    // Everything that the shop buys, also what it buys since a later release.
    categories: row.house ? categories : row.categories.filter(isCategory),
    base: latitude === null || longitude === null ? undefined : { latitude, longitude },
    radius: radius ?? undefined,
    capacity: capacity ?? undefined,
    hours: hours ?? undefined,
  };
}

const isCategory = (name: string): name is Category => categories.some((category) => category === name);
