import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

const insert = 'insert into settings (name, value) values ($1, $2) on conflict (name) do nothing';
const select = 'select value from settings where name = $1';

/** Keeps that something of this name is seen in this shop now, unless it was before. */
export async function noteSeen(
  { query }: Pick<Executor, 'query'>,
  name: string,
  now: Instant,
): Promise<void> {
  await query(insert, [name, String(now)]);
}

/** When something of this name was first seen in this shop. Undefined when nobody noted it. */
export async function firstSeen(
  { query }: Pick<Executor, 'query'>,
  name: string,
): Promise<Instant | undefined> {
  const [known] = await query<{ value: string }>(select, [name]);
  return known && Number(known.value);
}
