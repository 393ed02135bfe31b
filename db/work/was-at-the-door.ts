import type { Executor } from '../client/index.ts';

/** Moves of whoever stands before the customer; on the way there nobody has met them. */
const moves = ['arrive', 'inspect', 'submit-inspection', 'verify-code'] as const;

/** The shop's own people answer for what they ended themselves: else two of them could settle nothing of each other. */
const own = `exists (select 1 from claims c where c.actor = $3
    and c.id = (select max(last.id) from claims last where last.number = $1))
  or exists (select 1 from order_events e where e.actor = $3 and e.number = $1 and e.sequence = (
    select max(last.sequence) from order_events last where last.number = $1 and last.event = 'submit-inspection'))`;

/** Whoever stood there for a vendor did so for all of it, and for themselves wherever they are by now. */
const ofVendor = `exists (select 1 from order_events e
    join vendor_members theirs on theirs.account = e.actor
    join vendors v on v.id = theirs.vendor and not v.house
    left join vendor_members own on own.vendor = theirs.vendor and own.account = $3
    where e.number = $1 and e.event = any($2::text[]) and (e.actor = $3 or own.account is not null))`;

const wentThere = `select ${own} or ${ofVendor} as "isTheirs"`;

/** Whether an order is about this person: they went to its customer, or, for a vendor, somebody of it did. */
export async function wasAtTheDoor(
  { query }: Pick<Executor, 'query'>,
  number: string,
  account: string,
): Promise<boolean> {
  const [row] = await query<{ isTheirs: boolean }>(wentThere, [number, moves, account]);
  return row?.isTheirs === true;
}
