import { z } from 'zod';
import { briefOf, type CustomerWish, numberOf, unproven } from '#core/buyback/index.ts';
import { type OrderStore, ordersOf, proveOnce } from '#db/orders/index.ts';
import type { Taken } from '#db/outbox/index.ts';
import type { Batcher } from './batcher.ts';
import type { Handler } from './outbox.ts';

export type CustomerJobs = {
  readonly store: OrderStore;
  readonly accept: Batcher['accept'];
  readonly now: () => number;
};

/** What a customer said with their wish. */
const about = z.object({
  number: z.string().optional(),
  said: z.string().optional(),
  question: z.string().optional(),
  phone: z.string().optional(),
  photos: z.array(z.string()).optional(),
  destination: z.unknown().optional(),
});
const wanted = z.object({ conversation: z.string(), matter: z.string(), about });

/** What is looked up for customers comes back to their chat as an event. */
export const customerJobs = (jobs: CustomerJobs): Readonly<Record<string, Handler>> => ({
  'find-orders': async (job) => {
    const { conversation, matter, about: told } = wanted.parse(job.payload);
    const orders = (await ordersOf(jobs.store, conversation)).map(briefOf);
    const data = { matter, orders, ...told };
    await tell(jobs, job, { conversation, what: 'orders', data });
  },
  proof: (job) => tellProof(jobs, job),
});

/** A row may be done again when whoever did it died before it was removed. */
export const onceOf = ({ id }: Taken): string => `outbox:${id}`;

type Found = { readonly conversation: string; readonly what: string; readonly data: unknown };

const tell = ({ accept, now }: CustomerJobs, job: Taken, { conversation, what, data }: Found) =>
  accept({
    id: onceOf(job),
    conversation,
    at: now(),
    event: { type: 'found', what, data },
    sender: {},
  });

type ProofWish = Extract<CustomerWish, { readonly type: 'prove-number' | 'type-number-code' }>;
type Proving = { readonly conversation: string; readonly number: string; readonly wish: ProofWish };

export const isProof = (wish: CustomerWish): wish is ProofWish =>
  wish.type === 'prove-number' || wish.type === 'type-number-code';

const proven = z.object({
  conversation: z.string(),
  number: z.string(),
  step: z.enum(['prove-number', 'type-number-code']),
  of: z.enum(['phone', 'second']).optional(),
  because: z.string().optional(),
  corrected: z.boolean().optional(),
});

/** S0-46: a code is sent to a number, or one that was typed is compared; once, however often the row is done. */
export const proveNumber = (
  { store, now }: CustomerJobs,
  { id }: Taken,
  { conversation, number, wish: event }: Proving,
): Promise<void> => proveOnce(store, { id: String(id), conversation, number, event, at: now() });

/** The chat goes on by what came of it. */
async function tellProof(jobs: CustomerJobs, job: Taken): Promise<void> {
  const { conversation, number, step, of: proved, because: refused, corrected } = proven.parse(job.payload);
  const order = (await ordersOf(jobs.store, conversation)).find((each) => each.number === number);
  const customer = order?.person;
  const of = proved ?? (customer && unproven(customer)) ?? 'phone';
  const phone = order?.proving ?? (customer && numberOf(customer, of));
  if (phone === undefined) return;
  // The order may have moved on meanwhile: then no code is needed any more.
  const because =
    refused === undefined ? undefined : (/^support\.(number-code.*)$/.exec(refused)?.[1] ?? 'number-settled');
  await tell(jobs, job, {
    conversation,
    what: 'proof',
    data: { number, phone, of, step, because, corrected },
  });
}
