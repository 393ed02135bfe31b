import type { Line } from '../conversation/index.ts';
import { clean, type Instant, no, ok, type Result } from '../shared/index.ts';
import type { Payout, PayoutOutcome } from './payout.ts';

/** The provider whose payouts a person of ours makes outside and records here. */
export const byHand = 'manual';

type By = { readonly account: string; readonly at: Instant };
type Settled = { readonly payout: Payout; readonly outcome?: PayoutOutcome };

const longestReference = 60;

/** A person of ours says it is paid, with the bank's reference. Above the limit it waits for somebody else's word. */
export function recordPaid(payout: Payout, written: string, { account, at }: By): Result<Settled, Line> {
  if (payout.provider !== byHand || payout.state !== 'pending') return no(notNow);
  const reference = clean(written, longestReference);
  if (!/[\p{L}\p{N}]{4}/u.test(reference)) return no({ key: 'payout.reference-missing' });
  const recorded = { ...payout, reference, recordedBy: account, updatedAt: at };
  return payout.needsApproval
    ? ok({ payout: { ...recorded, state: 'sent' } })
    : ok({ payout: { ...recorded, state: 'processed' }, outcome: 'processed' });
}

/** The second person has checked the reference. Not who recorded it, and not who started the payout. */
export function approvePaid(payout: Payout, { account, at }: By): Result<Settled, Line> {
  if (!awaitsApproval(payout)) return no(notNow);
  if (isOwn(payout, account)) return no({ key: 'payout.needs-another-person' });
  return ok({
    payout: { ...payout, state: 'processed', approvedBy: account, updatedAt: at },
    outcome: 'processed',
  });
}

/** The second person does not find it: it is to be recorded again. Nobody has said that no money left. */
export function returnPaid(payout: Payout, { account, at }: By): Result<Settled, Line> {
  if (!awaitsApproval(payout)) return no(notNow);
  if (isOwn(payout, account)) return no({ key: 'payout.needs-another-person' });
  const { reference: _reference, recordedBy: _recordedBy, ...rest } = payout;
  return ok({ payout: { ...rest, state: 'pending', updatedAt: at } });
}

/** A person of ours has paid nothing and will not: the order may be paid another way. */
export function giveUp(payout: Payout, { at }: By): Result<Settled, Line> {
  if (payout.provider !== byHand || payout.state !== 'pending') return no(notNow);
  return ok({
    payout: { ...payout, state: 'failed', reason: 'given-up', updatedAt: at },
    outcome: 'failed',
  });
}

const awaitsApproval = ({ provider, state }: Payout): boolean => provider === byHand && state === 'sent';

const isOwn = ({ recordedBy, startedBy }: Payout, account: string): boolean =>
  account === recordedBy || account === startedBy;

const notNow = { key: 'payout.not-now' } as const;
