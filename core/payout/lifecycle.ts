import type { PayoutOutcome, PayoutState } from './payout.ts';

/**
 * What can be heard of a payout. `waiting`: a person has to act first; `accepted`: the provider has it and is not done;
 * `no-answer`: nobody knows, which never means that it failed.
 */
export type Heard = 'waiting' | 'accepted' | 'processed' | 'failed' | 'reversed' | 'no-answer';

type Then = { readonly to: PayoutState; readonly outcome?: PayoutOutcome } | 'nothing-new' | 'contradiction';

const paid: Then = { to: 'processed', outcome: 'processed' };
const lost: Then = { to: 'failed', outcome: 'failed' };
/** Money that was back before we heard that it had left never left our books. */
const back: Then = { to: 'reversed', outcome: 'failed' };
const known = 'nothing-new';

/**
 * What follows from what is heard, in any order and any number of times. There is no way from `unknown` to a new
 * attempt: only `failed` and `reversed` end one without the customer being paid.
 */
export const payoutLifecycle: { readonly [S in PayoutState]: { readonly [H in Heard]: Then } } = {
  pending: {
    waiting: known,
    accepted: { to: 'sent' },
    processed: paid,
    failed: lost,
    reversed: back,
    'no-answer': { to: 'unknown' },
  },
  sent: {
    waiting: known,
    accepted: { to: 'sent' },
    processed: paid,
    failed: lost,
    reversed: back,
    'no-answer': known,
  },
  unknown: {
    waiting: known,
    accepted: { to: 'sent' },
    processed: paid,
    failed: lost,
    reversed: back,
    'no-answer': known,
  },
  processed: {
    waiting: known,
    accepted: known,
    processed: { to: 'processed' },
    failed: 'contradiction',
    reversed: { to: 'reversed', outcome: 'reversed' },
    'no-answer': known,
  },
  failed: {
    waiting: known,
    accepted: known,
    processed: 'contradiction',
    failed: known,
    reversed: known,
    'no-answer': known,
  },
  reversed: {
    waiting: known,
    accepted: known,
    processed: known,
    failed: known,
    reversed: known,
    'no-answer': known,
  },
};

/** States in which no other payout of the order may begin. */
export const openStates = [
  'pending',
  'sent',
  'unknown',
  'processed',
] as const satisfies readonly PayoutState[];

/** Those in which the provider is asked what became of it. */
export const unsettledStates: readonly PayoutState[] = ['sent', 'unknown'];

export const isUnsettled = (state: PayoutState): boolean => unsettledStates.includes(state);
