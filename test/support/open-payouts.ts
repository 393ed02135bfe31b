import { Hono } from 'hono';
import { payoutRoute } from '#bots/http/payout-webhook.ts';
import { razorpayx } from '#bots/providers/payout/razorpayx.ts';
import { razorpayxWebhook } from '#bots/providers/payout/razorpayx-webhook.ts';
import { payoutJobs } from '#bots/shell/payout-jobs.ts';
import type { Database } from '#db/client/index.ts';
import { outboxStore } from '#db/outbox/index.ts';
import { payoutStoreOn } from '../db/a-payout-store.ts';
import { openRazorpayx, type Plan } from '../standins/razorpayx/index.ts';
import { bank } from './bank-account.ts';
import { testSealer } from './test-sealer.ts';

type Signed = { readonly id: string; readonly body: string; readonly signature: string };

/** Payouts through their real jobs, provider and webhook; only the bank is a double. */
export async function openPayouts(database: Database, options: { plan: (key: string) => Plan; at: number }) {
  const clock = { at: options.at };
  const now = () => clock.at;
  const { store, told } = payoutStoreOn(database);
  const app = new Hono();
  const defects: unknown[] = [];
  const webhook = razorpayxWebhook([bank.webhookSecret]);
  payoutRoute(app, { webhook, store, now, defect: (error) => void defects.push(error) });
  const deliver = async ({ id, body, signature }: Signed): Promise<number> => {
    const headers = {
      'content-type': 'application/json',
      'x-razorpay-signature': signature,
      'x-razorpay-event-id': id,
    };
    return (await app.request('/webhooks/razorpayx', { method: 'POST', body, headers })).status;
  };
  const double = await openRazorpayx({
    ...bank.account,
    webhookSecret: bank.webhookSecret,
    plan: options.plan,
    deliver,
  });
  const provider = razorpayx({ ...bank.account, apiUrl: double.url, patience: 5_000 });
  const handlers = payoutJobs({ store, providers: [provider], now });
  return {
    app,
    clock,
    defects,
    deliver,
    double,
    handlers,
    provider,
    store,
    told,
    ...rounds(database, handlers),
    close: () => double.close(),
  };
}

/** Does what is due, as the outbox does: leased, then done, then removed. */
function rounds(database: Database, handlers: ReturnType<typeof payoutJobs>) {
  const outbox = outboxStore(database, testSealer);
  const round = async (): Promise<number> => {
    const jobs = await outbox.take({ channels: [], leaves: [] });
    const ours = jobs.filter(({ kind }) => kind in handlers);
    await Promise.all(ours.map((job) => handlers[job.kind]?.(job)));
    await outbox.remove({ rows: jobs.map(({ id }) => id), batches: [] });
    return jobs.length;
  };
  return {
    round,
    settle: async (): Promise<void> => {
      while ((await round()) > 0);
    },
    /** What waits for its time is due now. */
    hurry: async (): Promise<void> =>
      void (await database.query("update outbox set due = now() where kind = 'payout-query'")),
  };
}
