import type { OwnPayout } from '#core/payout/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Executor, Row } from '../client/index.ts';
import { iso } from './code-rows.ts';
import { payoutColumns, toPayout } from './payout-rows.ts';

/** What left the bank is negative there; by the names that the books give to a payout's entries. */
const booked = (kind: string, sign: string) => `(select ${sign}l.amount from ledger_lines l
    where l.entry = '${kind}:' || payouts.id and l.account = 'bank')`;
const read = `select ${payoutColumns}, ${booked('payout-processed', '')} as left_bank,
    ${booked('payout-reversed', '-')} as back_again
  from payouts where provider = $1 and (created_at >= $2 or id = any($3::text[])) order by id`;

type Since = { readonly provider: string; readonly since: Instant; readonly ids: readonly string[] };

/** The payouts that a provider was asked for since then, and those that are named, with what is booked of each. */
export async function ownPayouts(
  { query }: Pick<Executor, 'query'>,
  { provider, since, ids }: Since,
): Promise<readonly OwnPayout[]> {
  const rows = await query(read, [provider, iso(since), ids]);
  return rows.map((row: Row) => ({
    payout: toPayout(row),
    ...has('left', row.left_bank),
    ...has('back', row.back_again),
  }));
}

const has = (name: 'left' | 'back', amount: unknown) => (amount === null ? {} : { [name]: Number(amount) });
