import type { LeadEvidence } from '#core/matching/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

/** The hold says for whom it was claimed: its people may act for somebody else by now. */
const readClaim = `select c.actor, c.at as "claimedAt", c.released_at as "releasedAt", o.conversation
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
};

type Asked = { readonly number: string; readonly vendor: string; readonly askedAt: Instant };

/**
 * What we know of a lead that a vendor asks the credit of back for (B10), from the order's history; undefined when it
 * never had the order. Of its own words only its call log counts: a pincode is corrected by others.
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
  return {
    claimedAt,
    askedAt,
    duplicateOf: first(({ event }) => event === 'merge-duplicate')?.data.kept,
    // Said by the desk, while the vendor had it: another gate, a new wish or what a competitor says is no wrong pincode.
    pincodeCorrectedTo: first(
      (row) =>
        (row.event === 'fix-pincode' || (row.event === 'change-address' && row.data.was !== undefined)) &&
        !row.trade &&
        row.actor !== conversation &&
        had(row),
    )?.data.pincode,
    cancelledByCustomerAt: first((row) => row.event === 'cancel' && row.actor === conversation && had(row))
      ?.at,
    calls: events
      .filter(({ event, own }) => event === 'log-call' && own)
      .map(({ at, data }) => ({ at, outcome: data.outcome ?? '' })),
  };
}
