import type { Database } from '../client/index.ts';

const insert = 'insert into inbound (id) values ($1) on conflict do nothing returning 1';

/**
 * Remembers that a delivery of Slack's came, for every process and after every restart. Resolves once that is durable:
 * `new` for whoever asks first with this key, `seen` for everybody after.
 */
export async function keepDelivery({ query }: Pick<Database, 'query'>, key: string): Promise<'new' | 'seen'> {
  const added = await query(insert, [`slack:${key}`]);
  return added.length > 0 ? 'new' : 'seen';
}
