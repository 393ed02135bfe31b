import type { Hono } from 'hono';
import { type PayoutStore, type Taken, takeDelivery } from '#db/payouts/index.ts';
import type { PayoutWebhook } from '../providers/payout/port.ts';
import { webhookOf } from './webhook.ts';

export type PayoutRoute = {
  readonly webhook: PayoutWebhook;
  readonly store: PayoutStore;
  readonly now: () => number;
  /** What became of a delivery, by its id: without amounts, names or accounts. */
  readonly taken?: (delivery: string, what: Taken) => void;
  /** A delivery that could not be kept; the provider comes again. */
  readonly defect: (error: unknown) => void;
};

/**
 * `POST /webhooks/<name>`: 200 once what it says is durable, 401 for what the provider did not sign, 400 for what is not
 * an event, 413 when too large, 415 when it is no JSON, 503 when it could not be kept.
 */
export function payoutRoute(app: Hono, { webhook, store, now, taken, defect }: PayoutRoute): void {
  const path = `/webhooks/${webhook.name}`;
  app.post(path, webhookOf('application/json'), async (c) => {
    const delivery = webhook.read(c.req.raw.headers, new Uint8Array(await c.req.arrayBuffer()));
    if (delivery.type === 'forged') return c.body(null, 401);
    if (delivery.type === 'malformed') return c.body(null, 400);
    if (delivery.type === 'ignored') return c.body(null, 200);
    try {
      const what = await takeDelivery(store, { ...delivery, at: now() });
      taken?.(delivery.delivery, what);
      return c.body(null, 200);
    } catch (error) {
      defect(error);
      return c.body(null, 503);
    }
  });
}
