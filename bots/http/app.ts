import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { incomingOf } from './client.ts';
import { type Door, guardAll, maySeeMetrics } from './guards.ts';
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
export function createApp(health: Health, metrics: Metrics, door: Door): Hono {
  const app = new Hono();
  app.use(secureHeaders());
  tellHealth(app, health);
  app.get('/metrics', async (c) => {
    if (!maySeeMetrics(c, door)) return c.notFound();
    const body = await metrics.registry.metrics();
    return c.body(body, 200, { 'content-type': metrics.registry.contentType });
  });
  guardAll(app, door);
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    // Whoever hung up in the middle of a sentence is no fault of ours, and reads no answer.
    const { complete = true, destroyed } = incomingOf(c) ?? {};
    if (!complete && destroyed) return c.body(null, 400);
    health.defect(error);
    return c.json({ error: 'something went wrong here' }, 500);
  });
  app.notFound((c) => c.json({ error: 'there is nothing here' }, 404));
  return app;
}

/** Asked by whoever runs this machine, every few seconds: no flood may make it look dead. */
function tellHealth(app: Hono, health: Health): void {
  const ping = once(health.ping);
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const database = await ping().then(
      () => undefined,
      () => 'does not answer',
    );
    const parts = { database, ...health.troubles() };
    const ready = !health.draining() && Object.values(parts).every((trouble) => trouble === undefined);
    const shown = Object.fromEntries(Object.entries(parts).map(([name, trouble]) => [name, trouble ?? 'ok']));
    return c.json({ ready, ...(health.draining() ? { draining: true } : {}), ...shown }, ready ? 200 : 503);
  });
}

/** However many ask at once, the database is asked one question at a time. */
function once(ask: () => Promise<void>): () => Promise<void> {
  let asked: Promise<void> | undefined;
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}
