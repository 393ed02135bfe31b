import { rupees } from '#core/shared/index.ts';
import { recordTopUp } from '#db/ledger/index.ts';
import { importVendors } from '#db/vendors/index.ts';
import type { Database } from '../../db/client/index.ts';
import { bytesOf } from './a-price-list.ts';

type Cells = Readonly<Record<string, string>>;

const usual: Cells = {
  vendor: 'bandra',
  name: 'Bandra Buyback',
  members: '',
  categories: 'all',
  areas: '400050',
  base: '',
  radius_km: '',
  capacity: '',
  hours: '',
  holidays: '',
  active: 'yes',
};
const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A CSV file of these vendors, each a valid one with what a test changes about it. */
export function aVendorList(...lines: readonly Cells[]): string {
  const header = Object.keys(usual);
  const rows = lines.map((line) => header.map((column) => quoted({ ...usual, ...line }[column] ?? '')));
  return [header, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

/** The line of the shop's own people. */
export const houseLine = (active: 'yes' | 'no', changes: Cells = {}): Cells => ({
  vendor: 'house',
  name: 'Our team',
  categories: '',
  areas: '',
  active,
  ...changes,
});

/** Who worked here before there were vendors. */
const ours = ['slack:T1:U1', 'slack:T1:U2', 'test:ravi', 'test:cx', 'test:second', 'test:priya'];
const known = `insert into staff (account, name, roles) select account, account, '{cx}' from unnest($1::text[]) as a (account)
  on conflict (account) do nothing`;

/** Puts these vendors in force, in a shop that has people of its own. Throws when the list has a fault. */
export async function haveVendors(database: Database, ...lines: readonly Cells[]): Promise<void> {
  await database.query(known, [ours]);
  const outcome = await importVendors(database, bytesOf(aVendorList(...lines)), { mode: 'publish' });
  if (outcome.type === 'faulty') throw new Error(JSON.stringify(outcome.faults));
}

/** Puts a lakh of rupees into the wallets of these vendors, so that money is no reason. */
export async function haveFunds(database: Database, ...vendors: readonly string[]): Promise<void> {
  await database.inTransaction(async (tx) => {
    for (const vendor of vendors) {
      const reference = `UTR-${vendor}-${++transfers}`;
      await recordTopUp(tx, { vendor, amount: rupees(1_00_000), reference, by: 'test:admin', at: 0 });
    }
  });
}

let transfers = 0;
