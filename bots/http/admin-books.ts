import { createHash, timingSafeEqual } from 'node:crypto';
import type { Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import {
  type AreasOutcome,
  type ImportOutcome,
  importAreas,
  importList,
  mostBytes,
} from '#db/books/index.ts';
import type { Database } from '#db/client/index.ts';

export type AdminBooks = {
  readonly database: Database;
  /** What scripts of this machine show to be let in. */
  readonly token: string;
  readonly now: () => number;
};

const mode = z.enum(['check', 'publish']);
const listQuery = z.strictObject({
  by: z.string().trim().min(1).max(80),
  sample: z.enum(['true', 'false']).transform((value) => value === 'true'),
  mode,
  limit: z.union([z.literal('none'), z.coerce.number().int().min(0).max(1_000_000)]),
});
const areasQuery = z.strictObject({ mode });

const statuses = {
  faulty: 422,
  refused: 422,
  'moved-on': 409,
  unchanged: 200,
  checked: 200,
  published: 200,
} as const;

/**
 * `POST /admin/books?by=&sample=&mode=&limit=` and `POST /admin/areas?mode=` take a list as CSV and answer what became
 * of it, as JSON: while Haat runs on an embedded database, no other process may open that. 401 without the token, 413
 * above 20 MB, 400 for a query that it does not know.
 */
export function adminBooks(app: Hono, { database, token, now }: AdminBooks): void {
  const tooLarge = bodyLimit({
    maxSize: mostBytes,
    onError: (c) => c.json({ error: 'a list has at most 20 MB' }, 413),
  });
  app.use('/admin/*', onlyWith(token), tooLarge);
  app.post('/admin/books', async (c) => {
    const query = listQuery.safeParse(c.req.query());
    if (!query.success) return c.json({ error: z.prettifyError(query.error) }, 400);
    const outcome: ImportOutcome = await importList(database, bytesOf(c.req.raw), {
      ...query.data,
      at: now(),
    });
    return c.json(outcome, statuses[outcome.type]);
  });
  app.post('/admin/areas', async (c) => {
    const query = areasQuery.safeParse(c.req.query());
    if (!query.success) return c.json({ error: z.prettifyError(query.error) }, 400);
    const outcome: AreasOutcome = await importAreas(database, bytesOf(c.req.raw), query.data);
    return c.json(outcome, statuses[outcome.type]);
  });
}

/** Compared by digests of one length: neither the time nor the length tells anything of the token. */
function onlyWith(token: string): MiddlewareHandler {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${token}`);
  return async (c, next) => {
    const given = digest(c.req.header('authorization') ?? '');
    return timingSafeEqual(expected, given)
      ? next()
      : c.json({ error: 'the token is missing or wrong' }, 401);
  };
}

async function* bytesOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body) yield* body;
}
