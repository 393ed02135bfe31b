import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { Metrics } from './metrics.ts';

export type Health = {
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>;
  /** By channel, why it cannot work now. */
  readonly troubles: () => Readonly<Record<string, string | undefined>>;
  readonly draining: () => boolean;
  /** A request that failed by our fault. */
  readonly defect: (error: unknown) => void;
};

/** The one port: health, metrics, and whatever the channels mount on it. */
export function createApp(health: Health, metrics: Metrics): Hono {
  const app = new Hono();
  app.use(secureHeaders());
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const database = await health.ping().then(
      () => undefined,
      () => 'does not answer',
    );
    const parts = { database, ...health.troubles() };
    const ready = !health.draining() && Object.values(parts).every((trouble) => trouble === undefined);
    const shown = Object.fromEntries(Object.entries(parts).map(([name, trouble]) => [name, trouble ?? 'ok']));
    return c.json({ ready, ...(health.draining() ? { draining: true } : {}), ...shown }, ready ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const body = await metrics.registry.metrics();
    return c.body(body, 200, { 'content-type': metrics.registry.contentType });
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    health.defect(error);
    return c.json({ error: 'something went wrong here' }, 500);
  });
  app.notFound((c) => c.json({ error: 'there is nothing here' }, 404));
  return app;
}
