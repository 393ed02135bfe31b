import type { Instant } from '#core/shared/index.ts';
import type { FunnelRow } from '#core/staff/index.ts';
import type { Executor } from '../client/index.ts';

/** Reads every conversation of the time: for a report that somebody asks for, never for a turn. */
const select = `select channel, asking, ordered, quiet, count(*)::int as chats from (
    select split_part(c.key, ':', 1) as channel,
      (select f ->> 'asking' from json_array_elements(c.state::json -> 'stack') f where f ->> 'flow' = 'sell' limit 1)
        as asking,
      exists (select 1 from orders o where o.conversation = c.key and o.created_at >= $1::timestamptz) as ordered,
      c.updated_at < $2::timestamptz as quiet
    from conversations c where c.updated_at >= $1::timestamptz) as chats
  group by channel, asking, ordered, quiet order by channel, asking`;

type Since = { readonly from: Instant; readonly quietBefore: Instant };

/** Conversations in which something was said since `from`, by where they stand. */
export const readFunnel = (
  { query }: Pick<Executor, 'query'>,
  { from, quietBefore }: Since,
): Promise<readonly FunnelRow[]> =>
  query<FunnelRow>(select, [new Date(from).toISOString(), new Date(quietBefore).toISOString()]);
