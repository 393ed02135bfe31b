import type { MiddlewareHandler } from 'hono';

const atHome: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Without the port; empty when it is no host at all. */
export const nameOf = (host: string): string =>
  URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';

/** Whether the name is one of this machine's own, or of `others`. */
export const isOurs = (host: string, others: readonly string[]): boolean =>
  [...atHome, ...others].includes(nameOf(host));

/**
 * There is nothing here under any other name: a site whose name leads to this machine (DNS rebinding) must not reach it
 * through somebody's browser. Not for webhooks: a proxy calls us what it likes.
 */
export const onlyNamed =
  (others: readonly string[]): MiddlewareHandler =>
  async (c, next) =>
    isOurs(c.req.header('host') ?? new URL(c.req.url).host, others) ? next() : c.notFound();
