import {
  availableOf,
  type Entry,
  heldOf,
  type Total,
  type TrialBalance,
  trialBalance as trialOf,
} from '#core/ledger/index.ts';
import type { Paise } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { readEntries } from './entry-rows.ts';

type Reader = Pick<Executor, 'query'>;

export type Wallet = { readonly available: Paise; readonly held: Paise };

const wallets = `select substr(b.account, length(b.kind) + 2) as vendor,
    coalesce(sum(b.balance) filter (where b.kind = 'vendor-available'), 0)::bigint as available,
    coalesce(sum(b.balance) filter (where b.kind = 'vendor-held'), 0)::bigint as held
  from ledger_balances b where b.account = any($1::text[]) group by 1`;

/** What each of these vendors may spend and what is held of them, in paise. A vendor without a wallet is not in it. */
export async function walletsOf(
  { query }: Reader,
  vendors: readonly string[],
): Promise<ReadonlyMap<string, Wallet>> {
  const accounts = vendors.flatMap((vendor) => [availableOf(vendor), heldOf(vendor)]);
  const rows = await query<{ vendor: string; available: Paise; held: Paise }>(wallets, [accounts]);
  return new Map(rows.map(({ vendor, available, held }) => [vendor, { available, held }]));
}

/** The same of one; nothing of both when they have no wallet yet. */
export const walletOf = async (reader: Reader, vendor: string): Promise<Wallet> =>
  (await walletsOf(reader, [vendor])).get(vendor) ?? { available: 0, held: 0 };

/** All money that moved for an order, in the order it was booked; or of a vendor's wallet, the newest first. */
export const entriesOf = (
  reader: Reader,
  of: { readonly order: string } | { readonly vendor: string; readonly limit?: number },
): Promise<readonly Entry[]> =>
  'order' in of
    ? readEntries(reader, 'ofOrder', of.order)
    : readEntries(reader, 'ofAccounts', [availableOf(of.vendor), heldOf(of.vendor)], of.limit ?? 50);

const totals = `select b.kind, sum(b.balance)::bigint as balance, coalesce(sum(l.amount), 0)::bigint as lines
  from ledger_balances b
  left join (select account, sum(amount) as amount from ledger_lines group by account) l using (account)
  group by b.kind`;

/** The whole of the books in one statement, so as of one moment. */
export const trialBalance = async ({ query }: Reader): Promise<TrialBalance> =>
  trialOf(await query<Total>(totals));
