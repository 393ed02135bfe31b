import type { Line } from '#core/conversation/index.ts';
import type { Executor } from './client/index.ts';

type Asked = Pick<Executor, 'query'>;

const take = 'insert into inbound (id) values ($1) on conflict (id) do nothing returning 1';
const giveBack = 'delete from inbound where id = $1';
const keep = 'update inbound set said = $2::text::json where id = $1';
const read = 'select said from inbound where id = $1';

/** Whether whoever asks is the first with this key; others wait for the first one's transaction, and are told no. */
export const takeKey = async ({ query }: Asked, key: string): Promise<boolean> =>
  (await query(take, [key])).length > 0;

/** Nothing came of it: the key is anybody's again. */
export const giveKeyBack = async ({ query }: Asked, key: string): Promise<void> =>
  void (await query(giveBack, [key]));

type Refused = { readonly ok: false; readonly reason: Line };
type Outcome =
  | { readonly ok: true; readonly says?: Line }
  /** `counted`: the refusal has left something behind. */
  | (Refused & { readonly counted?: true });

/**
 * Does `work` once for a key, in the transaction of the work: whoever comes second, or at the same moment, is told what
 * the first was. Work that is refused may be asked for again, but one whose refusal is counted is not counted twice: it
 * is refused with the same line. `again` is asked after work that was done, with what was said of it if that was more
 * than usual. Without a key it is done each time.
 */
export async function oncePer<Done extends Outcome>(
  tx: Asked,
  key: string | undefined,
  { work, again }: { readonly work: () => Promise<Done>; readonly again: (says?: Line) => Promise<Done> },
): Promise<Done | Refused> {
  if (key === undefined) return work();
  const id = `once:${key}`;
  if (!(await takeKey(tx, id))) {
    const [first] = await tx.query<{ said: Outcome | null }>(read, [id]);
    const said = first?.said ?? { ok: true };
    return said.ok ? again(said.says) : said;
  }
  const done = await work();
  if (!done.ok && !done.counted) await giveKeyBack(tx, id);
  else if (!done.ok || done.says) await tx.query(keep, [id, JSON.stringify(toKeep(done))]);
  return done;
}

/** Nothing but the words: what an order holds has no place here. */
const toKeep = (done: Outcome): Outcome =>
  done.ok ? { ok: true, ...(done.says ? { says: done.says } : {}) } : { ok: false, reason: done.reason };
