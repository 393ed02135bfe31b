import { createSecretKey } from 'node:crypto';
import type { Destination, Payout, PayoutAlarm, PayoutOutcome } from '#core/payout/index.ts';
import { rupees } from '#core/shared/index.ts';
import type { Database } from '../../db/client/index.ts';
import { codeKeys, type PayoutStore } from '../../db/payouts/index.ts';
import { sealer } from '../../db/sealed.ts';

export const asha: Destination = { type: 'upi', vpa: '9876543210@okicici' };
export const rao: Destination = {
  type: 'bank',
  account: '50100123456789',
  ifsc: 'HDFC0001234',
  holder: 'Asha Rao',
};
export const price = rupees(18_500);

export type Told = { readonly order: string; readonly payout: Payout } & (
  | { readonly outcome: PayoutOutcome }
  | { readonly because: PayoutAlarm }
);

/** A payout store on a database, and what its hooks were told. */
export function payoutStoreOn(database: Database): { readonly store: PayoutStore; readonly told: Told[] } {
  const told: Told[] = [];
  const store: PayoutStore = {
    database,
    sealer: sealer({ keys: new Map([['k1', Buffer.alloc(32, 1)]]), lookup: Buffer.alloc(32, 2) }),
    codes: codeKeys(createSecretKey(Buffer.alloc(32, 3))),
    approvalFrom: rupees(25_000),
    hooks: {
      settled: async (_tx, about) => void told.push(about),
      alarmed: async (_tx, about) => void told.push(about),
    },
  };
  return { store, told };
}

/** Copies of one order under other numbers, many at once. */
export async function copyOrder(
  database: Database,
  number: string,
  many: number,
): Promise<readonly string[]> {
  const rows = await database.query<{ number: string }>(
    `insert into orders select (jsonb_populate_record(o, jsonb_build_object('number', 'HT-C-' || n))).*
     from orders o, generate_series(1, $2::int) n where o.number = $1 returning number`,
    [number, many],
  );
  return rows.map((row) => row.number);
}
