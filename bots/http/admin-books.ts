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
import { lostLeads } from '#db/leads/index.ts';
import { importVendors, type VendorsOutcome } from '#db/vendors/index.ts';
import { isSecret } from '../shell/is-secret.ts';

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
const leadsQuery = z.strictObject({ since: z.coerce.number().int().min(0) });

const statuses = {
  faulty: 422,
  refused: 422,
  'moved-on': 409,
  unchanged: 200,
  checked: 200,
  published: 200,
} as const;

/**
 * `POST /admin/books?by=&sample=&mode=&limit=`, `POST /admin/areas?mode=` and `POST /admin/vendors?mode=` take a list as
 * CSV and answer what became of it, as JSON; `GET /admin/lost-leads?since=` answers where vendors are missing. While Haat
 * runs on an embedded database, no other process may open that. 401 without the token, 413 above 20 MB, 400 for a query
 * that it does not know.
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
  adminVendors(app, database);
}

function adminVendors(app: Hono, database: Database): void {
  app.post('/admin/vendors', async (c) => {
    const query = areasQuery.safeParse(c.req.query());
    if (!query.success) return c.json({ error: z.prettifyError(query.error) }, 400);
    const outcome: VendorsOutcome = await importVendors(database, bytesOf(c.req.raw), query.data);
    return c.json(outcome, statuses[outcome.type]);
  });
  app.get('/admin/lost-leads', async (c) => {
    const query = leadsQuery.safeParse(c.req.query());
    if (!query.success) return c.json({ error: z.prettifyError(query.error) }, 400);
    return c.json(await lostLeads(database, query.data));
  });
}

const onlyWith =
  (token: string): MiddlewareHandler =>
  async (c, next) =>
    isSecret(`Bearer ${token}`, c.req.header('authorization') ?? '')
      ? next()
      : c.json({ error: 'the token is missing or wrong' }, 401);

async function* bytesOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body) yield* body;
}
