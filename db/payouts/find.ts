import type { Destination, Payout } from '#core/payout/index.ts';
import type { Instant, Paise } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import type { OrderStore } from '../orders/index.ts';
import { findCode, iso } from './code-rows.ts';
import { openDestination, payoutColumns, toPayout } from './payout-rows.ts';
import type { PayoutStore } from './payout-store.ts';

const ofOrder = `select ${payoutColumns} from payouts where number = $1 order by attempt`;

/** Every attempt to pay an order, the first one first, as screens may show it. */
export const payoutsOf = async (
  { query }: Pick<Executor, 'query'>,
  number: string,
): Promise<readonly Payout[]> => (await query(ofOrder, [number])).map(toPayout);

const newest = `select distinct on (number) ${payoutColumns} from payouts where number = any($1::text[])
  order by number, attempt desc`;

/** The last attempt of each of these orders, as screens may show it. */
export async function newestPayouts(
  { query }: Pick<Executor, 'query'>,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Payout>> {
  const found = numbers.length === 0 ? [] : (await query(newest, [numbers])).map(toPayout);
  return new Map(found.map((payout) => [payout.number, payout]));
}

const coded = 'select distinct number from payout_codes where number = any($1::text[])';

/** Those of these orders whose customer was sent a payment code at some time. */
export async function haveCodes(
  { query }: Pick<Executor, 'query'>,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = numbers.length === 0 ? [] : await query<{ number: string }>(coded, [numbers]);
  return new Set(found.map(({ number }) => number));
}

const byId = `select ${payoutColumns} from payouts where id = $1`;

export async function findPayout(
  { query }: Pick<Executor, 'query'>,
  id: string,
): Promise<Payout | undefined> {
  const [row] = await query(byId, [id]);
  return row && toPayout(row);
}

const toSend = `update payouts set tries = tries + 1, first_tried_at = coalesce(first_tried_at, $2)
  where id = $1 and state = any($3::text[]) returning ${payoutColumns}, destination, tries, first_tried_at`;

/** A payout that is about to be asked for: the only place where its destination is read in full. */
export type PayoutToSend = {
  readonly payout: Payout;
  readonly destination: Destination;
  /** With this one. */
  readonly tries: number;
  readonly firstTriedAt: Instant;
};

/** Counts a call before it is made. Undefined when the payout is in none of `states` any more. */
export async function beginTry(
  { database, sealer }: OrderStore,
  { id, at, states }: { readonly id: string; readonly at: Instant; readonly states: readonly string[] },
): Promise<PayoutToSend | undefined> {
  const [row] = await database.query(toSend, [id, iso(at), states]);
  if (!row) return undefined;
  const { destination, tries, first_tried_at } = row as Readonly<Record<string, string | number>>;
  return {
    payout: toPayout(row),
    destination: openDestination(id, String(destination), sealer),
    tries: Number(tries),
    firstTriedAt: Number(first_tried_at),
  };
}

const conversationOf = 'select conversation from orders where number = $1';

/** What a code's message says, the code made anew from the secret. */
export type CodeToSend = {
  readonly conversation: string;
  readonly number: string;
  readonly amount: Paise;
  readonly masked: string;
  readonly code: string;
};

/** Undefined once the code is of no use to anybody: used, replaced or expired. */
export async function codeToSend(
  { database, codes }: Pick<PayoutStore, 'database' | 'codes'>,
  { id, at }: { readonly id: number; readonly at: Instant },
): Promise<CodeToSend | undefined> {
  const found = await findCode(database, id);
  if (!found || found.usedAt !== undefined || found.voidedAt !== undefined || at >= found.expiresAt)
    return undefined;
  const { number, amount } = found.binding;
  const [order] = await database.query<{ conversation: string }>(conversationOf, [number]);
  const code = codes.code(found.salt, found.binding);
  return { conversation: order?.conversation ?? '', number, amount, masked: found.masked, code };
}
