import { z } from 'zod';
import {
  briefOf,
  type CustomerWish,
  isCorrected,
  numberOf,
  numberProving,
  unproven,
} from '#core/buyback/index.ts';
import { actOnOrder, type OrderStore, openFinding, ordersOf } from '#db/orders/index.ts';
import type { Taken } from '#db/outbox/index.ts';
import type { Batcher } from './batcher.ts';
import type { Handler } from './outbox.ts';

export type CustomerJobs = {
  readonly store: OrderStore;
  readonly accept: Batcher['accept'];
  readonly now: () => number;
};

const wanted = z.object({ conversation: z.string(), matter: z.string(), about: z.string() });

/** What is looked up for customers comes back to their chat as an event. */
export const customerJobs = (jobs: CustomerJobs): Readonly<Record<string, Handler>> => ({
  'find-orders': async (job) => {
    const { conversation, matter, about } = wanted.parse(job.payload);
    const orders = (await ordersOf(jobs.store, conversation)).map(briefOf);
    const data = { matter, orders, ...openFinding(conversation, about, jobs.store.sealer) };
    await tell(jobs, job, { conversation, what: 'orders', data });
  },
});

type Found = { readonly conversation: string; readonly what: string; readonly data: unknown };

const tell = ({ accept, now }: CustomerJobs, { id }: Taken, { conversation, what, data }: Found) =>
  accept({
    id: `outbox:${id}`,
    conversation,
    at: now(),
    event: { type: 'found', what, data },
    sender: {},
  });

type ProofWish = Extract<CustomerWish, { readonly type: 'prove-number' | 'type-number-code' }>;
type Proving = { readonly conversation: string; readonly number: string; readonly wish: ProofWish };

export const isProof = (wish: CustomerWish): wish is ProofWish =>
  wish.type === 'prove-number' || wish.type === 'type-number-code';

/** S0-46: a code is sent to a number, or one that was typed is compared. The chat goes on by what came of it. */
export async function proveNumber(
  jobs: CustomerJobs,
  job: Taken,
  { conversation, number, wish: event }: Proving,
): Promise<void> {
  const { store, now } = jobs;
  const by = { role: 'customer', account: conversation, name: '' } as const;
  const acted = await actOnOrder(store, { number, event, by, at: now() });
  const view = acted.ok
    ? undefined
    : (await ordersOf(store, conversation)).find((each) => each.number === number);
  const of = (acted.ok ? acted.order.handover.proof?.of : view?.person && unproven(view.person)) ?? 'phone';
  const phone = acted.ok
    ? numberProving(acted.order)
    : (view?.proving ?? (view?.person && numberOf(view.person, of)));
  const corrected = acted.ok && event.type === 'type-number-code' && isCorrected(acted.order);
  // The order may have moved on meanwhile: then no code is needed any more.
  const because = acted.ok
    ? undefined
    : (/^support\.(number-code.*)$/.exec(acted.reason.key)?.[1] ?? 'number-settled');
  if (phone === undefined) return;
  const data = { number, phone, of, step: event.type, because, corrected };
  await tell(jobs, job, { conversation, what: 'proof', data });
}
