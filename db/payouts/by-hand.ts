import type { Line } from '#core/conversation/index.ts';
import {
  approvePaid,
  confirmUnpaid,
  giveUp,
  type Payout,
  type PayoutAction,
  recordPaid,
  returnPaid,
} from '#core/payout/index.ts';
import { type Instant, no, type Result } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { lockPayout, writePayout } from './payout-rows.ts';
import type { PayoutStore } from './payout-store.ts';

/** What a person of ours does about a payout that is made outside. */
export type HandAction =
  | { readonly type: 'record-payout'; readonly reference: string }
  | { readonly type: Exclude<PayoutAction, 'record-payout'> };

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

type By = { readonly account: string; readonly at: Instant };

const checks = {
  'approve-payout': approvePaid,
  'give-up-payout': giveUp,
  'confirm-unpaid': confirmUnpaid,
  'return-payout': returnPaid,
} as const;

const step = (payout: Payout, action: HandAction, by: By) =>
  action.type === 'record-payout'
    ? recordPaid(payout, action.reference, by)
    : checks[action.type](payout, by);
