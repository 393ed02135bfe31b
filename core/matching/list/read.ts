import { categories, type RowFault } from '../../catalogue/index.ts';
import type { Vendor } from '../vendor.ts';
import { houseId, type Locate, vendorRow } from './row.ts';

export type VendorRecord = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

/** Suspending somebody is no matter of lists. */
export type ListedVendor = Omit<Vendor, 'suspended'>;
export type VendorList = { readonly vendors: readonly ListedVendor[]; readonly faults: readonly RowFault[] };

/**
 * Vendors as a spreadsheet names them, checked line by line and against each other. `locate` knows where a pincode is.
 * A list with faults should not be published.
 */
export function readVendors(records: readonly VendorRecord[], locate: Locate): VendorList {
  const schema = vendorRow(locate);
  const lines = new Map<string, number>();
  const vendors: ListedVendor[] = [];
  const faults: RowFault[] = [];
  for (const { line, cells } of records) {
    const parsed = schema.safeParse(cells);
    const vendor = parsed.success ? toVendor(parsed.data) : undefined;
    const reasons = vendor
      ? repetitions(vendor, line, lines)
      : (parsed.error?.issues ?? []).map(({ message }) => message);
    faults.push(...reasons.map((reason) => ({ line, reason })));
    if (vendor && reasons.length === 0) vendors.push(vendor);
  }
  return { vendors, faults };
}

function toVendor(row: ReturnType<ReturnType<typeof vendorRow>['parse']>): ListedVendor {
  const { vendor: id, radius_km: radius, active, holidays, categories: some, ...rest } = row;
  return {
    ...rest,
    id,
    house: id === houseId,
    active: active === 'yes',
    categories: some ?? categories,
    radius,
    ...holidays,
  };
}

/** One line a vendor, one vendor an account: notes both and says what was there before. */
function repetitions({ id, members }: ListedVendor, line: number, lines: Map<string, number>) {
  const reasons: string[] = [];
  for (const [what, name] of [['vendor', id], ...members.map((member) => ['account', member])]) {
    const before = lines.get(`${what} ${name}`);
    if (before !== undefined)
      reasons.push(`${what} ${name} is on line ${before} already: keep one of the two.`);
    else lines.set(`${what} ${name}`, line);
  }
  return reasons;
}
