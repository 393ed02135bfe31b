import { type FeePolicy, type Insufficient, leadFee } from '#core/ledger/index.ts';
import { rupees } from '#core/shared/index.ts';
import type { Database } from '../../db/client/index.ts';
import { recordTopUp } from '../../db/ledger/index.ts';
import { noon } from '../core/buyback/people.ts';

export const cx = { by: 'slack:T1:U1', at: noon };
export const fees: FeePolicy = { basisPoints: 200, least: rupees(50) };
export const estimate = rupees(10_000);
export const fee = leadFee(estimate, fees);

let made = 0;

/** Names that no other test of this file has. */
export const fresh = (what: string): string => {
  made += 1;
  return `${what}${made}`;
};

/** A vendor whose wallet has that much. */
export async function aVendor(database: Database, amount: number): Promise<string> {
  const vendor = fresh('V');
  if (amount > 0)
    await database.inTransaction((tx) =>
      recordTopUp(tx, { vendor, amount, reference: `UTR-${vendor}`, ...cx }),
    );
  return vendor;
}

export const balanceOf = async ({ query }: Database, account: string): Promise<number> => {
  const [row] = await query<{ balance: number }>('select balance from ledger_balances where account = $1', [
    account,
  ]);
  return row?.balance ?? 0;
};

export const lacks = (account: Insufficient['account'], available: number, needed: number) => ({
  ok: false,
  reason: { type: 'insufficient', account, available, needed },
});
