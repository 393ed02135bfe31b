import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { limits } from './limits.ts';

/** In front of every webhook: 415 for another type than a platform sends, 413 for more than it ever would. */
export function webhookOf(...types: readonly `${string}/${string}`[]): MiddlewareHandler {
  const sized = bodyLimit({ maxSize: limits.webhookBytes, onError: (c) => c.body(null, 413) });
  return async (c, next) => {
    const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    return types.some((one) => one === type) ? sized(c, next) : c.body(null, 415);
  };
}
