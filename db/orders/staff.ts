import type { Actor } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Executor } from '../client/index.ts';

const read = 'select name, active from staff where account = $1';
const add = `insert into staff (account, name, roles, active) values ($1, $2, '{cx}', true)
  on conflict (account) do nothing`;
const rename = 'update staff set name = $2 where account = $1';

/**
 * Whether this person may act for the shop, read at the moment they do. Whoever acts for the first time is taken on as
 * CX: the channel they come from (a Slack workspace) has let them in. Gives the line that refuses, or nothing.
 */
export async function admit(
  { query }: Pick<Executor, 'query'>,
  { role, account, name }: Actor,
): Promise<Line | undefined> {
  if (role !== 'operator') return undefined;
  const [known] = await query(read, [account]);
  if (!known) await query(add, [account, name]);
  else if (known.active !== true) return { key: 'operators.not-staff' };
  else if (known.name !== name && name !== '') await query(rename, [account, name]);
  return undefined;
}
