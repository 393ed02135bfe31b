import type { Line } from '#core/conversation/index.ts';
import { approvePaid, giveUp, type Payout, recordPaid, returnPaid } from '#core/payout/index.ts';
import { type Instant, no, type Result } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { lockPayout, writePayout } from './payout-rows.ts';
import type { PayoutStore } from './payout-store.ts';

/** What a person of ours does about a payout that is made outside. */
export type HandAction =
  | { readonly type: 'record'; readonly reference: string }
  | { readonly type: 'approve' | 'return' | 'give-up' };

type OnPayout = {
  readonly id: string;
  readonly action: HandAction;
  /** The account of who does it; who may is for the caller to know. */
  readonly by: string;
  readonly at: Instant;
};

/** One step of a payout by hand, within `tx`; an outcome goes to the hook. Refusals are lines to show. */
export async function actOnPayout(
  tx: Executor,
  { hooks }: Pick<PayoutStore, 'hooks'>,
  { id, action, by, at }: OnPayout,
): Promise<Result<Payout, Line>> {
  const payout = await lockPayout(tx, id);
  if (!payout) return no({ key: 'payout.no-such-payout' });
  const done = step(payout, action, { account: by, at });
  if (!done.ok) return done;
  const { payout: after, outcome } = done.value;
  await writePayout(tx, after);
  if (outcome) await hooks.settled(tx, { order: payout.number, outcome, payout: after });
  return { ok: true, value: after };
}

function step(payout: Payout, action: HandAction, by: { readonly account: string; readonly at: Instant }) {
  switch (action.type) {
    case 'record':
      return recordPaid(payout, action.reference, by);
    case 'approve':
      return approvePaid(payout, by);
    case 'return':
      return returnPaid(payout, by);
    case 'give-up':
      return giveUp(payout, by);
  }
}
