import type { Line } from '#core/conversation/index.ts';
import { type MatchedOrder, refusals } from '#core/matching/index.ts';
import { type Instant, no, ok, type Paise, type Result } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import type { WalletOf } from './match-order.ts';
import { openOrders } from './standing.ts';
import { selectVendors, toVendor } from './vendor-rows.ts';

export type OfferClaim = {
  readonly order: MatchedOrder;
  readonly vendor: string;
  readonly now: Instant;
  readonly hold: Paise;
  readonly walletOf: WalletOf;
};

/** The shop's own people claim side by side; of another vendor's claims each must count those before it. */
const lockHouse = 'select 1 from vendors where id = $1 and house for share';
const lockVendor = 'select 1 from vendors where id = $1 and not house for no key update';
const readOffer = 'select vendor, state from offers where number = $1';
const take = `update offers f set state = 'claimed', closed_at = $3 from vendors v
  where f.number = $1 and f.vendor = $2 and f.state = 'offered'
    and v.id = f.vendor and v.active and v.suspended_at is null
  returning f.wave`;
const takeUnasked = `insert into offers (number, vendor, wave, rank, breakdown, state, offered_at, closed_at)
  values ($1, $2, 1, 1, '{"score":0,"terms":[],"among":1}', 'claimed', $3, $3)
  on conflict (number, vendor) do update set state = 'claimed', closed_at = excluded.closed_at
  returning wave`;

/**
 * Turns a vendor's offer into a claim (O3, O4), under the order's lock, which is taken before the vendor's. Every rule is
 * asked again while the vendor cannot change: what was true when it was offered may be over. The reason is for its people.
 */
export async function claimOffer(
  tx: Executor,
  claim: OfferClaim,
): Promise<Result<{ readonly wave: number }, Line>> {
  const { order, vendor, now } = claim;
  // Statements that travel together, not one: whoever waits for a lock sees in the next one what came before.
  const [, , offers, [row], loads] = await Promise.all([
    tx.query(lockHouse, [vendor]),
    tx.query(lockVendor, [vendor]),
    tx.query<{ vendor: string; state: string }>(readOffer, [order.number]),
    tx.query(`${selectVendors} where v.id = $1`, [vendor]),
    openOrders(tx, [vendor], now),
  ]);
  if (!row) return no({ key: 'matching.no-offer' });
  const known = toVendor(row);
  const own = offers.find((offer) => offer.vendor === vendor);
  const open = offers.some(({ state }) => state === 'offered' || state === 'claimed');
  // Nobody was asked: the order is from before there were vendors, or was opened by hand.
  const unasked = known.house && !open;
  if (!own && !unasked) return no({ key: 'matching.no-offer' });
  if (own?.state !== 'offered' && !unasked) return no({ key: 'matching.offer-over' });
  const available = known.house ? undefined : await claim.walletOf(vendor);
  const standing = { hold: claim.hold, load: loads.get(vendor) ?? 0, available };
  const because = refusals({ vendor: known, order, standing, now }).map(({ line }) => line);
  if (because.length > 0) return no({ key: 'matching.may-not-claim', params: { because } });
  const [taken] = await tx.query<{ wave: number }>(unasked ? takeUnasked : take, [order.number, vendor, now]);
  return taken ? ok(taken) : no({ key: 'matching.offer-over' });
}
