import { createHash } from 'node:crypto';
import type { Instant } from '#core/shared/index.ts';
import type { Database } from '../client/index.ts';

export type Evidence = { readonly type: string; readonly content: Buffer };

type NewEvidence = Evidence & { readonly id: string; readonly by: string; readonly at: Instant };

const insert = `insert into evidence (id, type, content, sha256, actor, at)
  values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000)) on conflict (id) do nothing`;
const read = 'select type, content from evidence where id = $1';

/** Keeps a picture under an id that nobody can guess. Asked again with the same id, the first one stays. */
export async function keepEvidence(
  { query }: Pick<Database, 'query'>,
  { id, type, content, by, at }: NewEvidence,
): Promise<void> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  await query(insert, [id, type, content, sha256, by, at]);
}

export async function findEvidence(
  { query }: Pick<Database, 'query'>,
  id: string,
): Promise<Evidence | undefined> {
  const [row] = await query<{ type: string; content: Buffer }>(read, [id]);
  return row && { type: row.type, content: row.content };
}

const known = 'select id from evidence where id = any($1::text[]) and actor = $2';

/** Those of the pictures that this person has not brought. */
export async function unknownEvidence(
  { query }: Pick<Database, 'query'>,
  ids: readonly string[],
  by: string,
): Promise<readonly string[]> {
  const found = new Set((await query<{ id: string }>(known, [ids, by])).map(({ id }) => id));
  return ids.filter((id) => !found.has(id));
}
