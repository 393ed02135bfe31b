import type { Executor } from '../client/index.ts';
import { dueAndLater, type Queued } from '../turns/index.ts';

const insert = `insert into outbox (lane, kind, payload, due, later)
  select lane, kind, payload, ${dueAndLater}
  from rows from (
    json_to_recordset($1::text::json) as (lane text, kind text, payload json, due double precision)
  ) with ordinality as x (lane, kind, payload, due, n) order by n`;

/** Effects to be done after the commit, in this order within their lanes. */
export async function queue({ query }: Pick<Executor, 'query'>, effects: readonly Queued[]): Promise<void> {
  if (effects.length > 0) await query(insert, [JSON.stringify(effects)]);
}
