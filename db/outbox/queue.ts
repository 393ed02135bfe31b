import type { Executor } from '../client/index.ts';
import type { Sealer } from '../sealed.ts';
import { dueAndLater, payloadCell, type Queued, sealDocument } from '../turns/index.ts';

const insert = `insert into outbox (lane, kind, payload, due, later)
  select lane, kind, payload, ${dueAndLater}
  from rows from (
    json_to_recordset($1::text::json) as (lane text, kind text, payload json, due double precision)
  ) with ordinality as x (lane, kind, payload, due, n) order by n`;

/** What is said to a person or about one: sealed while it waits. */
export const sealQueued = (sealer: Sealer, { lane, kind, payload, due }: Queued): Queued => ({
  lane,
  kind,
  payload: sealDocument(sealer, payloadCell(lane), payload),
  ...(due === undefined ? {} : { due }),
});

/** Effects to be done after the commit, in this order within their lanes. */
export async function queue({ query }: Pick<Executor, 'query'>, effects: readonly Queued[]): Promise<void> {
  if (effects.length > 0) await query(insert, [JSON.stringify(effects)]);
}
