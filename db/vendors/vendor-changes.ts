import type { ListedVendor, Vendor } from '#core/matching/index.ts';

/** What a list of vendors does, by their names. `what` names the columns that are different. */
export type VendorChanges = {
  readonly added: readonly string[];
  readonly changed: readonly { readonly name: string; readonly what: readonly string[] }[];
  /** In no list any more: they keep what they have and get nothing new. */
  readonly gone: readonly string[];
};

const columns: Readonly<Record<string, (vendor: ListedVendor) => unknown>> = {
  name: ({ name }) => name,
  members: ({ members }) => [...members].sort(),
  categories: ({ house, categories }) => (house ? 'all' : [...categories].sort()),
  areas: ({ areas }) => [...areas].sort(),
  base: ({ base }) => base && [base.latitude, base.longitude],
  radius_km: ({ radius }) => radius,
  capacity: ({ capacity }) => capacity,
  hours: ({ hours }) => hours && [hours.days, hours.opens, hours.closes],
  holidays: ({ holidays, away }) => [holidays.map(({ from, to }) => `${from} ${to}`), away],
  active: ({ active }) => active,
};

/** What changes when `after` takes the place of `before`. The shop's own people may be left out of a list. */
export function vendorChanges(before: readonly Vendor[], after: readonly ListedVendor[]): VendorChanges {
  const [old, now] = [byId(before), byId(after)];
  const named = ({ id, name }: ListedVendor) => `${name} (${id})`;
  const changed = after.flatMap((vendor) => {
    const was = old.get(vendor.id);
    const what = was ? Object.keys(columns).filter((column) => differs(column, was, vendor)) : [];
    return what.length > 0 ? [{ name: named(vendor), what }] : [];
  });
  return {
    added: after.filter(({ id }) => !old.has(id)).map(named),
    changed,
    gone: before.filter(({ id, active, house }) => active && !house && !now.has(id)).map(named),
  };
}

const byId = <V extends ListedVendor>(vendors: readonly V[]): ReadonlyMap<string, V> =>
  new Map(vendors.map((vendor) => [vendor.id, vendor]));

const differs = (column: string, was: ListedVendor, is: ListedVendor): boolean =>
  JSON.stringify(columns[column]?.(was)) !== JSON.stringify(columns[column]?.(is));
