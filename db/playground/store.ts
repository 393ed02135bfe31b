import type { Database } from '../client/index.ts';
import type { Cell, Sealer } from '../sealed.ts';

type Store = { readonly database: Pick<Database, 'query'>; readonly sealer: Sealer };

/** Documents that are kept; those that did not change for the longest time go first. */
const most = 200;

const all = 'select name, document from playground_memory order by at, name';
const write = `insert into playground_memory (name, document, at) values ($1, $2, clock_timestamp())
  on conflict (name) do update set document = excluded.document, at = excluded.at`;
const prune = `delete from playground_memory where name in
  (select name from playground_memory where name <> 'since' order by at desc offset ${most})`;

const cellOf = (name: string): Cell => `playground_memory.document:${name}`;

/** What the pages of the playground showed when it was kept, by name; what changed last comes last. */
export async function readForPages({ database, sealer }: Store): Promise<ReadonlyMap<string, unknown>> {
  const rows = await database.query<{ name: string; document: string }>(all);
  return new Map(
    rows.flatMap(({ name, document }) => {
      try {
        return [[name, JSON.parse(sealer.open(document, cellOf(name)))] as const];
      } catch {
        // Changed, or moved: the page begins anew there.
        return [];
      }
    }),
  );
}

export async function keepForPages(
  { database, sealer }: Store,
  name: string,
  document: unknown,
): Promise<void> {
  await database.query(write, [name, sealer.seal(JSON.stringify(document), cellOf(name))]);
  await database.query(prune);
}
