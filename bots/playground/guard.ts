import type { MiddlewareHandler } from 'hono';

const atHome: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** What a page of ours may load and whom it may speak to: this server; pictures also from the browser's own memory. */
const policy = [
  "default-src 'self'",
  "img-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The playground has no accounts, so other sites must not reach it through the developer's browser: not by a name of
 * theirs that leads to this machine (Host), not by a form or a script of theirs (Origin, the type of the body).
 * `hosts` are names it answers to beside those of this machine.
 */
export const guard =
  (hosts: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (![...atHome, ...hosts].includes(nameOf(host))) return c.notFound();
    const posts = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (posts && !isOwn(c.req.header('origin'), host)) return c.text('another site may not act here', 403);
    if (posts && !own.test(c.req.header('content-type') ?? ''))
      return c.text('only JSON and pictures are read here', 415);
    c.header('content-security-policy', policy);
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    return next();
  };

/** Types that no form of another site can send without asking first. */
const own = /^(?:application\/json|image\/(?:jpeg|png|webp))\b/i;

/** Without the port; empty when it is no host at all. */
function nameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}

/** A browser names the origin of every post; what is no browser has no cookies or sessions to misuse. */
const isOwn = (origin: string | undefined, host: string): boolean =>
  origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
