import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Contender } from './contender.ts';

type Body = { readonly chat: number; readonly text: string; readonly update: number };

/** A webhook in front of a contender: answered once the turn is durable. The URL that it listens at. */
export function listen(contender: Contender): Promise<string> {
  const app = new Hono();
  app.post('/turn', async (c) => {
    const { chat, text, update } = await c.req.json<Body>();
    await contender.turn(chat, text, update);
    return c.json({ ok: true });
  });
  return new Promise((resolve) => {
    serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}/turn`),
    );
  });
}
