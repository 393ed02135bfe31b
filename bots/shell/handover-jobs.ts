import { z } from 'zod';
import { type CustomerWish, theSystem } from '#core/buyback/index.ts';
import { actForCustomer, actOnOrder, endWave, openMatching } from '#db/orders/index.ts';
import { checkDuplicates } from '#db/work/index.ts';
import { type CustomerJobs, isProof, onceOf, proveNumber } from './customer-jobs.ts';
import type { Handler } from './outbox.ts';
import type { Snapshot } from './snapshot.ts';

export type HandoverJobs = CustomerJobs & { readonly snapshot: () => Snapshot };

const numbered = z.object({ number: z.string() });
const waved = z.object({ number: z.string(), wave: z.number().int() });
const decided = z.object({
  conversation: z.string(),
  number: z.string(),
  wish: z.looseObject({ type: z.string() }),
});
const timed = z.object({
  number: z.string(),
  version: z.number().optional(),
  event: z.object({ type: z.enum(['time-out', 'expire']) }),
});

/** Whom an order is offered to, what customers decide between claim and payment, and what the shop does when nobody decides. */
export function handoverJobs(jobs: HandoverJobs): Readonly<Record<string, Handler>> {
  const { store, snapshot, now } = jobs;
  const look = (number: string) =>
    checkDuplicates(store, { number, at: now(), window: snapshot().policies.duplicateWindow });
  return {
    'open-matching': async ({ payload }) => {
      const { number } = numbered.parse(payload);
      await openMatching(store, { number, at: now() });
      await look(number);
    },
    'check-duplicates': ({ payload }) => look(numbered.parse(payload).number),
    'end-wave': async ({ payload }) => {
      const { number, wave } = waved.parse(payload);
      await endWave(store, { number, wave, at: now() });
    },
    decide: async (job) => {
      const { conversation, number, wish } = decided.parse(job.payload);
      // A turn of ours decided it, and it waited sealed.
      const event = wish as CustomerWish;
      if (isProof(event)) return proveNumber(jobs, job, { conversation, number, wish: event });
      const policy = snapshot().policies.handover;
      const once = onceOf(job);
      await actForCustomer(store, { conversation, number, event, at: now(), policy, once });
    },
    clock: async ({ payload }) => {
      const { number, version, event } = timed.parse(payload);
      const policy = snapshot().policies.handover;
      // Whatever has moved since has made it void: that is no failure.
      await actOnOrder(store, {
        number,
        event,
        by: theSystem,
        at: now(),
        policy,
        ...(version === undefined ? {} : { version }),
      });
    },
  };
}
