import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

const insert = 'insert into settings (name, value) values ($1, $2) on conflict (name) do nothing';
const select = 'select value from settings where name = $1';

/** When something of this name was first seen in this shop: now, if nobody asked before. */
export async function firstSeen(
  { query }: Pick<Executor, 'query'>,
  name: string,
  now: Instant,
): Promise<Instant> {
  const [known] = await query<{ value: string }>(select, [name]);
  if (known) return Number(known.value);
  await query(insert, [name, String(now)]);
  const [kept] = await query<{ value: string }>(select, [name]);
  return Number(kept?.value ?? now);
}
