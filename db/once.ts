import type { Executor } from './client/index.ts';

const take = 'insert into inbound (id) values ($1) on conflict (id) do nothing returning 1';
const giveBack = 'delete from inbound where id = $1';

/**
 * Does `work` once for a key, in the transaction of the work: whoever comes second, or at the same moment, is given what
 * `again` says. Work that is refused may be asked for again. Without a key it is done each time.
 */
export async function oncePer<Done extends { readonly ok: boolean }>(
  { query }: Pick<Executor, 'query'>,
  key: string | undefined,
  { work, again }: { readonly work: () => Promise<Done>; readonly again: () => Promise<Done> },
): Promise<Done> {
  if (key === undefined) return work();
  if ((await query(take, [`once:${key}`])).length === 0) return again();
  const done = await work();
  if (!done.ok) await query(giveBack, [`once:${key}`]);
  return done;
}
