import { touches } from '#core/ledger/index.ts';
import type { LeadEvidence } from '#core/matching/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { comesTo } from './comes-to.ts';

/** The hold says for whom it was claimed: its people may act for somebody else by now. */
const readClaim = `select c.actor, c.at as "claimedAt", c.released_at as "releasedAt", o.conversation,
    o.pincode, o.latitude, o.longitude
  from claims c join orders o on o.number = c.number
  join ledger_holds h on h.number = c.number and h.opened_at = c.at
  where c.number = $1 and h.vendor = $2 order by c.at desc limit 1`;
/** What happened since a claim; `own` is what the vendor's people say themselves. */
const readEvents = `select e.event, e.actor, e.data, e.at,
    e.actor = $4 or exists (select 1 from vendor_members m where m.account = e.actor and m.vendor = $2) as own,
    exists (select 1 from vendor_members m where m.account = e.actor) as trade
  from order_events e where e.number = $1 and e.at >= $3 order by e.sequence`;

type EventRow = {
  readonly event: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, string>>;
  readonly at: number;
  readonly own: boolean;
  /** Of any vendor. */
  readonly trade: boolean;
};

type Claim = {
  readonly actor: string;
  readonly claimedAt: number;
  readonly releasedAt: number | null;
  readonly conversation: string;
  readonly pincode: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

type Asked = { readonly number: string; readonly vendor: string; readonly askedAt: Instant };

/**
 * What we know of a lead that a vendor asks the credit of back for (B10), from the order's history; undefined when it
 * never had the order. What its own people did speaks against a credit only.
 */
export async function leadEvidence(
  { query }: Pick<Executor, 'query'>,
  { number, vendor, askedAt }: Asked,
): Promise<LeadEvidence | undefined> {
  const [claim] = await query<Claim>(readClaim, [number, vendor]);
  if (!claim) return undefined;
  const { actor, claimedAt, conversation, releasedAt } = claim;
  const had = ({ at }: EventRow) => releasedAt === null || at <= releasedAt;
  const events = await query<EventRow>(readEvents, [number, vendor, claimedAt, actor]);
  const first = (is: (row: EventRow) => boolean) => events.find(is);
  const cancelled = first((row) => row.event === 'cancel' && row.actor === conversation && had(row));
  return {
    claimedAt,
    askedAt,
    duplicateOf: first(({ event }) => event === 'merge-duplicate')?.data.kept,
    pincodeCorrected: await correction(
      { query },
      first((row) => isCorrection(row) && row.actor !== conversation && had(row)),
      { vendor, claim },
    ),
    cancelledByCustomer: cancelled && { at: cancelled.at, reason: cancelled.data.reason ?? '' },
    calls: events
      .filter((row) => row.event === 'log-call' && (row.own || (!row.trade && had(row))))
      .map(({ at, data, own }) => ({ at, outcome: data.outcome ?? '', own })),
    touches: events
      .filter((row) => row.own && touches.includes(row.event))
      .map(({ at, event }) => ({ at, event })),
  };
}

/** Said by the desk, while the vendor had it: another gate, a new wish or what a competitor says is no wrong pincode. */
const isCorrection = ({ event, data, trade }: EventRow): boolean =>
  !trade && (event === 'fix-pincode' || (event === 'change-address' && data.was !== undefined));

/** Where a radius ends is known of the place where the order is now. */
async function correction(
  executor: Pick<Executor, 'query'>,
  row: EventRow | undefined,
  { vendor, claim }: { readonly vendor: string; readonly claim: Claim },
): Promise<LeadEvidence['pincodeCorrected']> {
  const pincode = row?.data.pincode;
  if (pincode === undefined) return undefined;
  const { pincode: now, latitude, longitude } = claim;
  const on = latitude === null || longitude === null || now !== pincode ? {} : { latitude, longitude };
  return { to: pincode, inArea: await comesTo(executor, vendor, { place: { pincode, ...on } }) };
}
