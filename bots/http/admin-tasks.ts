import type { Hono } from 'hono';
import { isAdminTask, runAdminTask } from '#db/admin/index.ts';
import type { Database } from '#db/client/index.ts';

export type AdminTasks = { readonly database: Database; readonly now: () => number };

/**
 * `POST /admin/tasks/<name>` with arguments as JSON does what an admin asks for on the command line while Haat has the
 * embedded database. Whoever may post under /admin was let in before. 404 for a task of another release, 400 for
 * arguments that do not fit.
 */
export function adminTasks(app: Hono, { database, now }: AdminTasks): void {
  app.post('/admin/tasks/:name', async (c) => {
    const name = c.req.param('name');
    if (!isAdminTask(name)) return c.json({ error: 'there is no such task' }, 404);
    const args: unknown = await c.req.json().catch(() => undefined);
    const done = await runAdminTask(database, name, { args, now: now() });
    return done.ok ? c.json({ value: done.value }) : c.json({ error: done.reason }, 400);
  });
}
