import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { isSecret } from '../shell/is-secret.ts';

export type WhatsappLink = {
  /** What scripts of this machine show to be let in. */
  readonly token: string;
  /** HTML for who prefers that language. */
  readonly page: (language: string | undefined) => string;
};

/**
 * `GET /whatsapp-web?key=` is the page on which the shop's phone is linked. Whoever links theirs speaks for the shop, so
 * it is shown only to who has the key of this start, which stands in the log as the code itself does, or the token.
 * Returns the address with its key.
 */
export function whatsappLink(app: Hono, { token, page }: WhatsappLink): string {
  const key = randomBytes(18).toString('base64url');
  app.get('/whatsapp-web', (c) => {
    const isLetIn =
      isSecret(key, c.req.query('key') ?? '') ||
      isSecret(`Bearer ${token}`, c.req.header('authorization') ?? '');
    if (!isLetIn) return c.json({ error: 'the key is missing or wrong: it stands in the log' }, 401);
    c.header('cache-control', 'no-store');
    c.header('referrer-policy', 'no-referrer');
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    return c.html(page(c.req.header('accept-language')?.split(/[,;]/)[0]));
  });
  return `/whatsapp-web?key=${key}`;
}
