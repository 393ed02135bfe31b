import type { Instant } from '#core/shared/index.ts';
import type { Database } from '../client/index.ts';

/** Something that the shop sent or put up, or would have, and what came of it. No personal data. */
export type Dispatch = {
  readonly id: string;
  readonly kind: 'sms' | 'email' | 'analytics' | 'card' | 'payout';
  readonly provider: string;
  readonly number?: string | undefined;
  /** A template or an event's name, and what it was about. */
  readonly summary: string;
  readonly result: string;
  readonly at: Instant;
};

const insert = `insert into dispatches (id, kind, provider, number, summary, result, at)
  values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000)) on conflict (id) do nothing`;
const recent = `select id, kind, provider, number, summary, result, at from dispatches
  where kind <> 'card' order by at desc, id desc limit $1`;
const ofOrder = `select id, kind, provider, number, summary, result, at from dispatches where number = $1 order by at, id`;

/** Kept once, however often its effect was repeated. */
export async function keepDispatch({ query }: Pick<Database, 'query'>, dispatch: Dispatch): Promise<void> {
  const { id, kind, provider, number, summary, result, at } = dispatch;
  await query(insert, [id, kind, provider, number ?? null, summary, result, at]);
}

/** What goes to others than the shop's own people. */
export type OutsideKind = Exclude<Dispatch['kind'], 'card'>;

/** All that the shop did by itself about an order, oldest first (S0-4). */
export const dispatchesOf = async (
  { query }: Pick<Database, 'query'>,
  number: string,
): Promise<readonly Dispatch[]> => (await query(ofOrder, [number])).map((row) => row as unknown as Dispatch);

/** What went out lately, newest first. */
export const recentDispatches = async (
  { query }: Pick<Database, 'query'>,
  limit = 20,
): Promise<readonly Dispatch[]> => (await query(recent, [limit])).map((row) => row as unknown as Dispatch);
