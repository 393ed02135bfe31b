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
  if (payout.provider !== byHand || payout.state !== 'pending') return no(whyNot(payout));
  const reference = clean(written, longestReference);
  if (!/[\p{L}\p{N}]{4}/u.test(reference)) return no({ key: 'payout.reference-missing' });
  const recorded = { ...payout, reference, recordedBy: account, updatedAt: at };
  return payout.needsApproval
    ? ok({ payout: { ...recorded, state: 'sent' } })
    : ok({ payout: { ...recorded, state: 'processed' }, outcome: 'processed' });
}

/** The second person has checked the reference. Not who recorded it, and not who started the payout. */
export function approvePaid(payout: Payout, { account, at }: By): Result<Settled, Line> {
  const refused = refuseSecond(payout, account);
  if (refused || isGivenUp(payout)) return no(refused ?? { key: 'payout.is-given-up' });
  return ok({
    payout: { ...payout, state: 'processed', approvedBy: account, updatedAt: at },
    outcome: 'processed',
  });
}

/** The second person does not find it as the first one says: that is to be said anew. Nobody knows yet whether money left. */
export function returnPaid(payout: Payout, { account, at }: By): Result<Settled, Line> {
  const refused = refuseSecond(payout, account);
  if (refused) return no(refused);
  const { reference: _reference, recordedBy: _recordedBy, reason: _reason, ...rest } = payout;
  return ok({ payout: { ...rest, state: 'pending', updatedAt: at } });
}

/**
 * A person of ours says that nothing was paid and nothing will be: then the order may be paid another way. Above the
 * limit somebody else looks at the bank's account first: who says so may have paid all the same.
 */
export function giveUp(payout: Payout, { account, at }: By): Result<Settled, Line> {
  if (payout.provider !== byHand || payout.state !== 'pending') return no(whyNot(payout));
  const said = { ...payout, reason: givenUp, recordedBy: account, updatedAt: at };
  return payout.needsApproval
    ? ok({ payout: { ...said, state: 'sent' } })
    : ok({ payout: { ...said, state: 'failed' }, outcome: 'failed' });
}

/** The second person does not find any such transfer at the bank, either. */
export function confirmUnpaid(payout: Payout, { account, at }: By): Result<Settled, Line> {
  const refused = refuseSecond(payout, account);
  if (refused || !isGivenUp(payout)) return no(refused ?? { key: 'payout.is-recorded' });
  return ok({
    payout: { ...payout, state: 'failed', approvedBy: account, updatedAt: at },
    outcome: 'failed',
  });
}

const givenUp = 'given-up';

/** Somebody says that nothing was paid; whether another one has agreed, `state` tells. */
const isGivenUp = ({ reason }: Payout): boolean => reason === givenUp;

function refuseSecond(payout: Payout, account: string): Line | undefined {
  const { provider, state, recordedBy, startedBy } = payout;
  if (provider !== byHand || state !== 'sent') return whyNot(payout);
  return account === recordedBy || account === startedBy ? { key: 'payout.needs-another-person' } : undefined;
}

/** What is true of it now. */
function whyNot(payout: Payout): Line {
  if (payout.provider !== byHand) return { key: 'payout.not-now' };
  if (payout.state === 'sent')
    return { key: isGivenUp(payout) ? 'payout.is-given-up' : 'payout.is-recorded' };
  return { key: payout.state === 'pending' ? 'payout.not-recorded' : 'payout.not-now' };
}
