import type { Executor } from '../client/index.ts';

/** Moves of whoever stands before the customer. */
const moves = ['depart', 'arrive', 'inspect', 'submit-inspection', 'verify-code'] as const;

const wentThere = `select 1 from order_events e where e.number = $1 and e.event = any($2::text[]) and (e.actor = $3
  or exists (select 1 from vendor_members theirs join vendor_members own on own.vendor = theirs.vendor
    join vendors v on v.id = own.vendor
    where theirs.account = e.actor and own.account = $3 and not v.house)) limit 1`;

/** Whether this person, or somebody of the same vendor, went to the customer of that order. */
export async function wasAtTheDoor(
  { query }: Pick<Executor, 'query'>,
  number: string,
  account: string,
): Promise<boolean> {
  return (await query(wentThere, [number, moves, account])).length > 0;
}
