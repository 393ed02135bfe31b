import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { makePincodes, readPincodes } from '#core/customers/index.ts';
import { type Locate, readVendors, type VendorList, vendorColumns } from '#core/matching/index.ts';
import { readRecords } from '../books/index.ts';

/** More than any shop has. */
const mostVendors = 5_000;

/** Reads and checks a list of vendors, a CSV file as `db/seed/README.md` says; each fault is told by its line. */
export async function readVendorList(
  source: AsyncIterable<Uint8Array>,
  read?: (bytes: number) => void,
): Promise<VendorList> {
  const format = { columns: vendorColumns, most: mostVendors, ...(read ? { read } : {}) };
  const { records, faults } = await readRecords(source, format);
  if (records.length === 0) return { vendors: [], faults };
  const checked = readVendors(records, await locator());
  return {
    vendors: checked.vendors,
    faults: [...faults, ...checked.faults].sort((one, other) => one.line - other.line),
  };
}

/** Where a pincode is, if that is known better than by its district. */
async function locator(): Promise<Locate> {
  const file = createReadStream(new URL('../seed/pincodes.csv', import.meta.url));
  const pincodes = makePincodes(readPincodes(await text(file)));
  return (code) => {
    const { precision, latitude, longitude } = pincodes.find(code) ?? {};
    if (precision !== 'precise' || latitude === undefined || longitude === undefined) return undefined;
    return { latitude, longitude };
  };
}
