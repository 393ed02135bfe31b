import type { Team } from '#core/support/index.ts';
import type { Database } from '../client/index.ts';

/** The task of answering a customer, and whose it is. */
export type Handoff = { readonly id: string; readonly team: Team };

const newest = `select id, team from work_items where conversation = $1 and kind = 'handoff'
  order by (status = 'closed'), created_at desc, id limit 1`;

/** What a message of this conversation belongs to: the handoff that is open, else the one that was last. */
export const handoffOf = async (
  { query }: Pick<Database, 'query'>,
  conversation: string,
): Promise<Handoff | undefined> => (await query<Handoff>(newest, [conversation]))[0];
