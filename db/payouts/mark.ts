import type { Payout } from '#core/payout/index.ts';
import type { Sealer } from '../sealed.ts';

/** What a second person decides about: which payment, how much of it goes where, and what the first one said of it. */
export const payoutMark = (payout: Payout, { mark }: Sealer): string => {
  const { id, amount, masked, reference, recordedBy, reason } = payout;
  return mark(`payout:${JSON.stringify([id, amount, masked, reference, recordedBy, reason])}`);
};
