import { isOver, type OrderStatus, stages } from '#core/buyback/index.ts';
import { type HeldOrder, slaTerms } from '#core/matching/index.ts';
import { days, type Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

const over = (Object.keys(stages) as OrderStatus[]).filter(isOver);

const countOpen = `select m.vendor, count(*)::int as orders
  from vendor_members m join claims c on c.actor = m.account join orders o on o.number = c.number
  where m.vendor = any($2::text[]) and c.at >= $3 and c.released_at is null and o.status <> all($1::text[]) group by 1`;

/** What is older is no work of today's. A vendor's history grows for ever, and this is asked for each order. */
const newest = days(90);

/** How many orders these vendors have that are not over; who has none is not in it, and the shop's own people never are. */
export async function openOrders(
  { query }: Pick<Executor, 'query'>,
  vendors: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, number>> {
  if (vendors.length === 0) return new Map();
  const rows = await query<{ vendor: string; orders: number }>(countOpen, [over, vendors, now - newest]);
  return new Map(rows.map(({ vendor, orders }) => [vendor, orders]));
}

/** By what events of an order a vendor is judged. */
const signs = {
  called: 'log-call',
  arrived: 'arrive',
  inspected: 'submit-inspection',
  dropped: ['release', 'revoke', 'time-out'],
} as const;

/** An order that was inspected says in its event's data whether less than the estimate was offered. */
const readHistory = `select m.vendor, c.at as "claimedAt", o.slot_to as "slotTo", e.*
  from vendor_members m
  join claims c on c.actor = m.account and c.at >= $2
  join orders o on o.number = c.number
  cross join lateral (
    select min(at) filter (where event = '${signs.called}' and actor = c.actor) as "calledAt",
      min(at) filter (where event = '${signs.arrived}') as "arrivedAt",
      coalesce(bool_or(event = any('{${signs.dropped}}'::text[]) and at = c.released_at
        or event = 'cancel' and actor = c.actor), false) as dropped,
      coalesce(bool_or(event = '${signs.inspected}'), false) as inspected,
      coalesce(bool_or(event = '${signs.inspected}' and data ->> 'lowered' = 'yes'), false) as requoted
    from order_events h
    where h.number = c.number and h.at >= c.at and (c.released_at is null or h.at <= c.released_at)) e
  where m.vendor = any($1::text[])`;

type HistoryRow = {
  readonly vendor: string;
  readonly claimedAt: number;
  readonly slotTo: number;
  readonly calledAt: number | null;
  readonly arrivedAt: number | null;
  readonly dropped: boolean;
  readonly inspected: boolean;
  readonly requoted: boolean;
};

/** What came of the orders that these vendors had lately. */
export async function historyOf(
  { query }: Pick<Executor, 'query'>,
  vendors: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, readonly HeldOrder[]>> {
  if (vendors.length === 0) return new Map();
  const rows = await query<HistoryRow>(readHistory, [vendors, now - slaTerms.since]);
  const history = new Map<string, HeldOrder[]>(vendors.map((vendor) => [vendor, []]));
  for (const { vendor, calledAt, arrivedAt, ...row } of rows)
    history.get(vendor)?.push({ ...row, calledAt: calledAt ?? undefined, arrivedAt: arrivedAt ?? undefined });
  return history;
}
