import { z } from 'zod';
import type { Heard, PayoutReport } from '#core/payout/index.ts';

/** razorpay.com/docs/x/payouts/states-life-cycle */
const heard = {
  queued: 'accepted',
  pending: 'accepted',
  scheduled: 'accepted',
  processing: 'accepted',
  processed: 'processed',
  reversed: 'reversed',
  cancelled: 'failed',
  rejected: 'failed',
  failed: 'failed',
} as const satisfies Readonly<Record<string, Heard>>;

type Status = keyof typeof heard;

/** What we read of their payout entity. `reference_id` is our key. */
export const payoutEntity = z.looseObject({
  id: z.string().regex(/^pout_\w+$/),
  amount: z.number().int(),
  currency: z.literal('INR'),
  status: z.enum(Object.keys(heard) as [Status, ...Status[]]),
  utr: z.string().nullish(),
  reference_id: z.string().nullish(),
  status_details: z.looseObject({ reason: z.string().nullish() }).nullish(),
});

export function reportOf(entity: z.infer<typeof payoutEntity>): PayoutReport {
  const { id, amount, status, utr, status_details: details } = entity;
  const reason = details?.reason ?? undefined;
  return {
    heard: heard[status],
    amount,
    providerId: id,
    ...(utr ? { reference: utr } : {}),
    // Theirs are short codes, `beneficiary_bank_offline`; a sentence could hold anything.
    ...(reason && /^[\w-]{1,60}$/.test(reason) ? { reason } : {}),
  };
}
