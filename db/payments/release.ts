import { type Actor, apply, type Order, type OrderEvent } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { byHand, type CodeVerdict, isPayoutAction, readCode, verdictLine } from '#core/payout/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { constraintOf, type Executor } from '../client/index.ts';
import { sidesWith } from '../market/index.ts';
import { oncePer } from '../once.ts';
import { type Acted, actWithin, admit, lockOrder, MoveRefused, markOf } from '../orders/index.ts';
import { queue } from '../outbox/index.ts';
import {
  actOnPayout,
  type HandAction,
  issueCode,
  type PayoutStore,
  type Proof,
  payoutMark,
  payoutsOf,
  type Release,
  startPayout,
  verifyCode,
} from '../payouts/index.ts';

import { changed, isStale } from '../seen.ts';
import { openItemWithin } from '../work/index.ts';

/** What releases a customer's money, or leads to it. */
export type PaymentWish =
  | { readonly type: 'send-code' }
  /** As it was typed. */
  | { readonly type: 'verify-code'; readonly code: string }
  | { readonly type: 'bypass-code'; readonly remarks: string }
  | HandAction;

export type PaymentMove = {
  readonly number: string;
  readonly wish: PaymentWish;
  readonly by: Actor;
  readonly at: Instant;
  /** The mark of what whoever acts has seen; without one nothing is compared. */
  readonly seen?: string | undefined;
  /** Names what was sent in: the same, sent twice, is done and counted once. */
  readonly once?: string | undefined;
};

/** Where payouts are kept, and the name of the provider that pays from now on. */
export type PaymentStore = PayoutStore & { readonly provider: string };

const refused = (reason: Line) => ({ ok: false, reason }) as const;

/**
 * The last steps before the payment, each in one transaction under the order's lock. A wrong code is counted and kept;
 * a right one moves the order and writes the payout that it releases, once.
 */
export async function moveMoney(store: PaymentStore, move: PaymentMove): Promise<Acted> {
  try {
    return await moveWithin(store, move);
  } catch (error) {
    if (error instanceof MoveRefused) return refused(error.reason);
    if (constraintOf(error) === 'payouts_one_reference') return refused({ key: 'payout.reference-used' });
    throw error;
  }
}

const moveWithin = (store: PaymentStore, move: PaymentMove): Promise<Acted> =>
  store.database.inTransaction((tx) =>
    oncePer(tx, move.once, {
      work: () => moveOnce(tx, store, move),
      again: async (says) => {
        const ready = await lockFor(tx, store, move);
        return ready.ok && says ? { ...ready, says } : ready;
      },
    }),
  );

async function moveOnce(tx: Executor, store: PaymentStore, move: PaymentMove): Promise<Acted> {
  const ready = await lockFor(tx, store, move);
  if (!ready.ok) return ready;
  const { order } = ready;
  const { wish } = move;
  if (isByHand(wish)) return actByHand(tx, store, { ...move, wish, order });
  if (isStale(move.seen, markOf(order, wish.type, store.sealer))) return refused(changed);
  // Whether the move is possible is known before a code is drawn or a try is counted.
  const possible = apply(order, eventOf(wish), { by: move.by, at: move.at });
  if (!possible.ok) return refused(possible.reason);
  return steps[wish.type](tx, store, { ...move, wish, order });
}

/** The order for the rest of the transaction, when this person may move money. */
async function lockFor(
  tx: Executor,
  { sealer }: PaymentStore,
  { number, wish, by }: PaymentMove,
): Promise<Acted> {
  const reason = await admit(tx, by, isByHand(wish) ? 'payout' : wish.type);
  if (reason) return refused(reason);
  const order = await lockOrder(tx, sealer, number);
  return order ? { ok: true, order } : refused({ key: 'operators.no-such-order' });
}

type ByCode = Exclude<PaymentWish, HandAction>;
type Moving = PaymentMove & { readonly wish: ByCode; readonly order: Order };
type Step = (tx: Executor, store: PaymentStore, moving: Moving) => Promise<Acted>;

const steps: { readonly [T in ByCode['type']]: Step } = {
  'send-code': async (tx, store, moving) => {
    const issued = await issueCode(tx, store, releaseOf(moving));
    if (issued.ok) return actWithin(tx, store.sealer, { ...moving, event: { type: 'send-code' } });
    return refused(verdictLine(issued.refusal) ?? { key: 'operators.not-understood' });
  },
  'verify-code': async (tx, store, moving) => {
    const typed = moving.wish.type === 'verify-code' ? readCode(moving.wish.code) : undefined;
    if (typed === undefined) return refused({ key: 'payout.code-unreadable' });
    const verified = await verifyCode(tx, store, typed, releaseOf(moving));
    if (!verified.ok) {
      await noteBlocked(tx, moving, verified.verdict);
      const told = refused(verdictLine(verified.verdict) ?? { key: 'operators.not-understood' });
      return verified.verdict.type === 'wrong' ? { ...told, counted: true } : told;
    }
    return pay(tx, store, moving, { code: verified.code });
  },
  'bypass-code': (tx, store, moving) => {
    const remarks = moving.wish.type === 'bypass-code' ? moving.wish.remarks : '';
    return pay(tx, store, moving, { remarks });
  },
};

/** Too many wrong codes: CX looks into it, as nobody else can let the partner go on. */
async function noteBlocked(tx: Executor, moving: Moving, verdict: CodeVerdict): Promise<void> {
  if (verdict.type !== 'wrong' || !verdict.suspends) return;
  const { number, by, at } = moving;
  const { vendor: account } = releaseOf(moving);
  const subject = { account, order: number, partner: by.name };
  await openItemWithin(tx, { id: `codes-blocked:${account}:${at}`, kind: 'codes-blocked', subject, at });
}

async function pay(tx: Executor, store: PaymentStore, moving: Moving, proof: Proof): Promise<Acted> {
  const { number, by, at, wish } = moving;
  const { amount, destination } = releaseOf(moving);
  const acted = await actWithin(tx, store.sealer, { number, event: eventOf(wish), by, at });
  if (!acted.ok) return acted;
  const { provider } = store;
  const started = await startPayout(tx, store, {
    order: number,
    amount,
    destination,
    proof,
    by: by.account,
    at,
    provider,
  });
  // The order has moved already: nothing of it may stay.
  if (!started.ok) throw new Error(`${number} could not be paid: ${started.reason.key}`);
  if (provider === byHand)
    await openItemWithin(tx, {
      id: `pay-by-hand:${started.value.id}`,
      kind: 'pay-by-hand',
      number,
      subject: {},
      at,
    });
  return acted;
}

const eventOf = (wish: ByCode): OrderEvent =>
  wish.type === 'bypass-code' ? { type: wish.type, remarks: wish.remarks } : { type: wish.type };

/** What the customer agreed to, and where it goes. RangeError before both are known, which the lifecycle rules out. */
function releaseOf({ order, at }: Moving): Release {
  const { number, handover, holder } = order;
  const { offer, destination } = handover;
  if (!offer || !destination || !holder) throw new RangeError(`${number} is not ready to be paid`);
  return { number, amount: offer.price, destination, vendor: holder.account, at };
}

const isByHand = (wish: PaymentWish): wish is HandAction => isPayoutAction(wish.type);

type ByHand = PaymentMove & { readonly wish: HandAction; readonly order: Order };

/** A payout that a person makes at the bank: recorded with its reference, above a limit checked by somebody else (M10). */
async function actByHand(
  tx: Executor,
  store: PaymentStore,
  { number, wish, by, at, order, seen }: ByHand,
): Promise<Acted> {
  // The vendor's own money is behind it: its people do not say what the bank did.
  const sides = await sidesWith(tx, number, by);
  if (sides) return refused(sides);
  const [newest] = [...(await payoutsOf(tx, number))].reverse();
  if (!newest) return refused({ key: 'payout.no-such-payout' });
  if (isStale(seen, payoutMark(newest, store.sealer))) return refused(changed);
  const done = await actOnPayout(tx, store, { id: newest.id, action: wish, by: by.account, at });
  if (!done.ok) return refused(done.reason);
  const waits = done.value.state === 'sent';
  // What the first one has said stands on the card, for the second one.
  await queue(tx, [{ lane: `card:${number}`, kind: 'card', payload: { number } }]);
  return {
    ok: true,
    order,
    ...(waits ? { says: { key: 'operators.done-needs-second', params: { number } } } : {}),
  };
}
