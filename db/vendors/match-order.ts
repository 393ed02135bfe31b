import {
  type Breakdown,
  type Candidate,
  type MatchedOrder,
  type Matching,
  match,
  nextWave,
  type Ranked,
  refusals,
  slaOf,
  type Vendor,
} from '#core/matching/index.ts';
import type { Instant, Paise } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import type { Queued } from '../turns/index.ts';
import { nearVendors } from './load.ts';
import { historyOf, openOrders } from './standing.ts';

/** What a vendor's wallet has that is not held. Asked inside the transaction. */
export type WalletOf = (vendor: string) => Promise<Paise>;

export type Wish = {
  readonly order: MatchedOrder;
  readonly now: Instant;
  /** What a claim of this order would hold in a vendor's wallet. */
  readonly hold: Paise;
  readonly walletOf: WalletOf;
};

export type Offered = Pick<Ranked, 'rank' | 'score'> & { readonly vendor: string };

export type Matched =
  | {
      readonly type: 'offered';
      readonly wave: number;
      /** Who has an offer now and had none before; empty while an earlier wave is still open. */
      readonly to: readonly Offered[];
      /** When the wave ends; absent when the offer stands until somebody claims. */
      readonly until?: Instant;
      /** To be queued in the same transaction: the card, and `end-wave` when there is an end. */
      readonly queued: readonly Queued[];
    }
  | { readonly type: 'none-left' };

const readOffers = 'select vendor, wave, state from offers where number = $1';
type OfferRow = { readonly vendor: string; readonly wave: number; readonly state: string };

/**
 * Offers an order to the next vendors (B9), under the order's lock, and keeps why they come next and why others do not.
 * While an offer is open or claimed nothing happens. `none-left`: pickup is not available.
 */
export async function matchOrder(tx: Executor, wish: Wish): Promise<Matched> {
  const { order, now } = wish;
  const [offers, candidates] = await Promise.all([
    tx.query<OfferRow>(readOffers, [order.number]),
    candidatesFor(tx, wish),
  ]);
  const last = Math.max(0, ...offers.map(({ wave }) => wave));
  if (offers.some(({ state }) => state === 'offered' || state === 'claimed'))
    return { type: 'offered', wave: last, to: [], queued: [] };
  const asked = offers.filter(({ state }) => state !== 'withdrawn').map(({ vendor }) => vendor);
  const state = { wave: last, offered: new Set(asked), pincode: order.place.pincode };
  const found = match(candidates, { order, now });
  const next = nextWave(state, found.ranked, now);
  const to = next.type === 'offer' ? next.to : [];
  const until = next.type === 'offer' ? next.until : undefined;
  const wave = next.type === 'offer' ? next.wave : last;
  await keep(tx, { wish, found, wave, to, until });
  if (next.type === 'none-left') return { type: 'none-left' };
  const offered = to.map(({ vendor, rank, score }) => ({ vendor: vendor.id, rank, score }));
  const queued = effects(order.number, wave, until);
  return { type: 'offered', wave, to: offered, ...(until === undefined ? {} : { until }), queued };
}

/** Wallets and histories are looked up only for those whom nothing else speaks against. */
async function candidatesFor(tx: Executor, wish: Wish): Promise<readonly Candidate[]> {
  const { order, now, hold, walletOf } = wish;
  const vendors = await nearVendors(tx, order.place);
  const others = vendors.filter(({ house }) => !house).map(({ id }) => id);
  const loads = await openOrders(tx, others, now);
  const standing = ({ id }: Vendor) => ({ hold, load: loads.get(id) ?? 0 });
  const possible = vendors.filter(
    (vendor) => !vendor.house && refusals({ vendor, order, standing: standing(vendor), now }).length === 0,
  );
  const ids = possible.map(({ id }) => id);
  const [history, ...wallets] = await Promise.all([historyOf(tx, ids, now), ...ids.map(walletOf)]);
  const available = new Map(ids.map((id, n) => [id, wallets[n]]));
  return vendors.map((vendor) => ({
    vendor,
    standing: { ...standing(vendor), available: available.get(vendor.id) },
    sla: slaOf(history.get(vendor.id) ?? [], now),
  }));
}

type Kept = {
  readonly wish: Wish;
  readonly found: Matching;
  readonly wave: number;
  readonly to: readonly Ranked[];
  readonly until: Instant | undefined;
};

const addOffers = `insert into offers (number, vendor, wave, rank, breakdown, state, offered_at, until)
  select $1, x.vendor, $2, x.rank, x.breakdown, 'offered', $3::timestamptz, $4::timestamptz
  from jsonb_to_recordset($5::text::jsonb) as x (vendor text, rank int, breakdown jsonb)
  on conflict (number, vendor) do update set wave = excluded.wave, rank = excluded.rank,
    breakdown = excluded.breakdown, state = 'offered', offered_at = excluded.offered_at, until = excluded.until,
    closed_at = null`;
const addMatching = `insert into matchings (number, wave, waiting, skipped, at)
  values ($1, $2, $3::text::jsonb, $4::text::jsonb, $5)
  on conflict (number) do update set wave = excluded.wave, waiting = excluded.waiting,
    skipped = excluded.skipped, at = excluded.at`;

async function keep(tx: Executor, { wish, found, wave, to, until }: Kept): Promise<void> {
  const { order, now } = wish;
  const among = found.ranked.length;
  const rows = found.ranked.map(({ vendor, rank, score, terms }) => {
    const breakdown: Breakdown = { score, terms, among };
    return { vendor: vendor.id, rank, breakdown };
  });
  const chosen = new Set(to.map(({ vendor }) => vendor.id));
  const offered = JSON.stringify(rows.filter(({ vendor }) => chosen.has(vendor)));
  const waiting = JSON.stringify(rows.filter(({ vendor }) => !chosen.has(vendor)));
  await Promise.all([
    tx.query(addOffers, [order.number, wave, now, until ?? null, offered]),
    tx.query(addMatching, [order.number, wave, waiting, JSON.stringify(found.skipped), now]),
  ]);
}

/** A wave's end has a lane of its own: nothing waits behind it. */
const effects = (number: string, wave: number, until: Instant | undefined): readonly Queued[] => [
  { lane: `card:${number}`, kind: 'card', payload: { number } },
  ...(until === undefined
    ? []
    : [{ lane: `wave:${number}:${wave}`, kind: 'end-wave', payload: { number, wave }, due: until }]),
];
