import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

type Query = Pick<Executor, 'query'>;
type VendorRow = { readonly vendor: string };

const ids = (rows: readonly VendorRow[]): readonly string[] => rows.map(({ vendor }) => vendor).sort();

const withdraw = `update offers set state = 'withdrawn', closed_at = $3
  where number = $1 and state = 'offered' and vendor is distinct from $2 returning vendor`;

/**
 * Takes back the open offers of an order that `vendor` has claimed; all of them without one (the order is over, or its
 * address has changed). Who had them: their cards are to be drawn anew. They may be asked again.
 */
export async function withdrawOthers(
  { query }: Query,
  { number, vendor, at }: { readonly number: string; readonly vendor?: string; readonly at: Instant },
): Promise<readonly string[]> {
  return ids(await query<VendorRow>(withdraw, [number, vendor ?? null, at]));
}

const timeOut = `update offers set state = 'timed-out', closed_at = $3
  where number = $1 and wave = $2 and state = 'offered' returning vendor`;

/** Ends a wave: who did not claim, and is not asked again. Nobody when it ended before: then nothing is to be done. */
export async function timeOutWave(
  { query }: Query,
  { number, wave, at }: { readonly number: string; readonly wave: number; readonly at: Instant },
): Promise<readonly string[]> {
  return ids(await query<VendorRow>(timeOut, [number, wave, at]));
}

/** The shop's own people are asked again whatever they did before. */
const close = `update offers f set closed_at = $4,
    state = case when v.house then 'withdrawn' else $5 end
  from vendors v where v.id = f.vendor and f.number = $1 and f.vendor = $2 and f.state = $3 returning f.vendor`;
const countOpen = `select count(*)::int as open from offers where number = $1 and state = 'offered'`;

type Own = { readonly number: string; readonly vendor: string; readonly at: Instant };

/** A vendor says no to its offer. How many offers of the order are left open: with none, the next wave is due. */
export async function declineOffer(
  { query }: Query,
  { number, vendor, at }: Own,
): Promise<{ readonly declined: boolean; readonly open: number }> {
  const declined = await query(close, [number, vendor, 'offered', at, 'declined']);
  const [left] = await query<{ open: number }>(countOpen, [number]);
  return { declined: declined.length === 1, open: left?.open ?? 0 };
}

/** The claim is over: given or taken back (`declined`), or its lease has lapsed (`timed-out`). False if it was none. */
export async function endClaim(
  { query }: Query,
  { number, vendor, at, as }: Own & { readonly as: 'declined' | 'timed-out' },
): Promise<boolean> {
  return (await query(close, [number, vendor, 'claimed', at, as])).length === 1;
}
