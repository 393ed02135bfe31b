import type { Instant, Paise } from '../shared/index.ts';
import { type Heard, payoutLifecycle } from './lifecycle.ts';
import type { Payout, PayoutOutcome } from './payout.ts';

/** What a provider, or its silence, says of one payout. */
export type PayoutReport = {
  readonly heard: Heard;
  readonly amount?: Paise | undefined;
  readonly providerId?: string | undefined;
  readonly reference?: string | undefined;
  readonly reason?: string | undefined;
};

/** Why a report is not believed: it is put aside for a person, and the payout stays as it is. */
export type PayoutAlarm = 'wrong-amount' | 'other-payout' | 'contradiction' | 'stuck';

export type HeardOf =
  | { readonly type: 'moved'; readonly payout: Payout; readonly outcome?: PayoutOutcome | undefined }
  | { readonly type: 'nothing-new' }
  | { readonly type: 'alarm'; readonly because: PayoutAlarm };

/** What becomes of a payout by a report. Repeated or late reports change nothing; impossible ones are not believed. */
export function hear(payout: Payout, report: PayoutReport, at: Instant): HeardOf {
  const { amount, providerId } = report;
  if (amount !== undefined && amount !== payout.amount) return alarm('wrong-amount');
  if (providerId !== undefined && payout.providerId !== undefined && providerId !== payout.providerId)
    return alarm('other-payout');
  // Refused at once, so the provider gave it no id: then it cannot be under way there either.
  const refused = payout.state === 'failed' && payout.providerId === undefined;
  if (refused && report.heard === 'accepted') return alarm('contradiction');
  const then = payoutLifecycle[payout.state][report.heard];
  if (then === 'contradiction') return alarm(then);
  if (then === 'nothing-new') return { type: then };
  const after: Payout = {
    ...payout,
    state: then.to,
    providerId: payout.providerId ?? providerId,
    reference: report.reference ?? payout.reference,
    ...(then.to === 'failed' || then.to === 'reversed' ? { reason: report.reason } : {}),
    updatedAt: at,
  };
  return isSame(payout, after)
    ? { type: 'nothing-new' }
    : { type: 'moved', payout: after, outcome: then.outcome };
}

const alarm = (because: PayoutAlarm): HeardOf => ({ type: 'alarm', because });

const isSame = (one: Payout, other: Payout): boolean =>
  one.state === other.state && one.providerId === other.providerId && one.reference === other.reference;
