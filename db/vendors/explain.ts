import type { Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import {
  type Breakdown,
  explainOffer,
  explainSkip,
  explainWaiting,
  type OfferState,
  type Skipped,
} from '#core/matching/index.ts';
import type { Executor } from '../client/index.ts';
import { comesTo } from './comes-to.ts';
import { hasVendor, type VendorName } from './load.ts';

type OfferRow = {
  readonly wave: number;
  readonly rank: number;
  readonly breakdown: Breakdown;
  readonly state: OfferState;
  readonly offeredAt: number;
  readonly pincode: string;
};
type Waiting = { readonly vendor: string; readonly rank: number; readonly breakdown: Breakdown };
type MatchingRow = {
  readonly pincode: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly waiting: readonly Waiting[];
  readonly skipped: readonly Skipped[];
};

const readOffer = `select f.wave, f.rank, f.breakdown, f.state, f.offered_at as "offeredAt", o.pincode
  from offers f join orders o on o.number = f.number where f.number = $1 and f.vendor = $2`;
const readMatching = `select m.waiting, m.skipped, o.pincode, o.latitude, o.longitude
  from matchings m join orders o on o.number = m.number where m.number = $1`;

/** "Why not me?" (B9): what a vendor or our people read of how one vendor came out for one order. Names no other. */
export async function explainFor(
  { query }: Pick<Executor, 'query'>,
  number: string,
  vendor: string,
): Promise<readonly Line[]> {
  const [[offer], [matching]] = await Promise.all([
    query<OfferRow>(readOffer, [number, vendor]),
    query<MatchingRow>(readMatching, [number]),
  ]);
  if (offer) {
    const { breakdown, pincode, ...rest } = offer;
    return explainOffer({ ...rest, ...breakdown, zone: zoneOf(pincode) });
  }
  if (!matching) return [{ key: 'matching.not-matched' }];
  const waiting = matching.waiting.find((each) => each.vendor === vendor);
  if (waiting) return explainWaiting({ rank: waiting.rank, ...waiting.breakdown });
  const skipped = matching.skipped.find((each) => each.vendor === vendor);
  if (skipped) return explainSkip(skipped.because);
  return (await staysAway({ query }, vendor, matching))
    ? [{ key: 'matching.skipped' }, { key: 'matching.skip-area', params: { pincode: matching.pincode } }]
    : [{ key: 'matching.new-since' }];
}

/** Vendors of other parts of the country were never looked at for it: nothing about them is kept with the order. */
async function staysAway(
  executor: Pick<Executor, 'query'>,
  vendor: string,
  { pincode, latitude, longitude }: MatchingRow,
): Promise<boolean> {
  const position = latitude === null || longitude === null ? {} : { latitude, longitude };
  const place = { pincode, ...position };
  return (await hasVendor(executor, vendor)) && !(await comesTo(executor, vendor, { place }));
}

/** A vendor that was looked at for an order. */
export type Considered = Pick<VendorName, 'id' | 'name'> & { readonly lines: readonly Line[] };

const readConsidered = `select v.id, v.name, v.house,
    coalesce(f.rank, (w.value ->> 'rank')::int) as rank
  from vendors v
  left join offers f on f.number = $1 and f.vendor = v.id
  left join matchings m on m.number = $1
  left join lateral jsonb_array_elements(m.waiting) w on w.value ->> 'vendor' = v.id
  where f.vendor is not null or w.value is not null
    or exists (select 1 from jsonb_array_elements(m.skipped) s where s.value ->> 'vendor' = v.id)
  order by f.wave nulls last, rank nulls last, v.id`;

/** The same of every vendor that was looked at, for our people: who was asked first, then whose turn did not come. */
export async function explainAll(
  executor: Pick<Executor, 'query'>,
  number: string,
): Promise<readonly Considered[]> {
  const vendors = await executor.query<VendorName>(readConsidered, [number]);
  return Promise.all(
    vendors.map(async ({ id, name }) => ({ id, name, lines: await explainFor(executor, number, id) })),
  );
}
