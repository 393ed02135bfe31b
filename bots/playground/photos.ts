import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Evidence } from '#db/evidence/index.ts';
import type { Operator } from '../operators/index.ts';
import { pictureType } from '../shell/picture.ts';
import { limits } from './limits.ts';

/** Where pictures of an inspection are kept. */
export type Photos = {
  readonly keep: (photo: Evidence & { readonly id: string; readonly by: string }) => Promise<void>;
  readonly find: (id: string) => Promise<Evidence | undefined>;
};

type PhotoRoutes = { readonly photos: Photos; readonly operators: readonly Operator[] };

/** `POST /playground/photo?by=…` keeps a picture and answers with its id; `GET /playground/photo/<id>` shows it. */
export function photoRoutes(app: Hono, { photos, operators }: PhotoRoutes): void {
  const small = bodyLimit({ maxSize: limits.photo, onError: (c) => c.text('too large', 413) });
  app.post('/playground/photo', small, async (c: Context) => {
    const by = operators.find(({ account }) => account === c.req.query('by'))?.account;
    const content = Buffer.from(await c.req.arrayBuffer());
    const type = pictureType(content);
    if (by === undefined || type === undefined) return c.text('this is no picture', 400);
    const id = randomUUID();
    await photos.keep({ id, type, content, by });
    return c.json({ id });
  });
  app.get('/playground/photo/:id', async (c) => {
    const found = await photos.find(c.req.param('id'));
    if (!found) return c.notFound();
    return c.body(new Uint8Array(found.content), 200, {
      'content-type': found.type,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    });
  });
}
