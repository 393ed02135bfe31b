import type { Database } from '../client/index.ts';

/** A pickup partner is no reader, whatever else they are here, unless they are an admin. */
const read = `select s.account from staff s left join work_items w on w.id = $1
  where s.active and s.account like 'slack:%' and s.roles && array['cx', 'sales', 'admin']
    and (w.status is distinct from 'claimed' or w.owner = s.account)
    and ('admin' = any(s.roles) or not exists (select 1 from vendor_members m join vendors v on v.id = m.vendor
      where m.account = s.account and not m."left" and not v.house))
  order by s.account`;

/** Accounts of Slack that may read what the customer of a task writes: who has the task, else all of the desk. */
export const readersOf = async (
  { query }: Pick<Database, 'query'>,
  item: string,
): Promise<readonly string[]> =>
  (await query<{ account: string }>(read, [item])).map(({ account }) => account);
