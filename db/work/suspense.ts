import type { Actor } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import {
  type Account,
  availableOf,
  dueOf,
  refusalLine,
  type Unmatched,
  vendorOfAccount,
} from '#core/ledger/index.ts';
import { clean, type Instant, no, ok, type Paise, type Result, readOrderNumber } from '#core/shared/index.ts';
import { closeItem, type WorkItem } from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';
import { type Booked, clearSuspense, toSuspense } from '../ledger/index.ts';
import { admit, type OrderStore, refusedToOrder } from '../orders/index.ts';
import { queue } from '../outbox/index.ts';
import { changed, isStale, shortName } from '../seen.ts';
import { hasVendor, ownSide } from '../vendors/index.ts';
import { lockItems, readItems, writeItem } from './item-rows.ts';
import { cardsOf, openItemWithin } from './new-item.ts';

type Made = { readonly by: string; readonly at: Instant };

/** Money that matches nothing we know, and the task of finding out what it is (B14). Once for a bank's reference. */
export async function receiveUnmatched(tx: Executor, unmatched: Unmatched & Made): Promise<Booked> {
  const reference = clean(unmatched.reference, 80).toUpperCase();
  const { amount, at } = unmatched;
  const booked = await toSuspense(tx, { ...unmatched, reference });
  if (booked.ok)
    await openItemWithin(tx, {
      id: `suspense:${reference}`,
      kind: 'suspense',
      subject: { reference, amount },
      at,
    });
  return booked;
}

/** Where it belongs: the wallet of a vendor, what is due for an order, or the shop itself. */
export const belongings = ['vendor', 'order', 'shop'] as const;

export type ClearingWish =
  | {
      readonly type: 'clear-suspense';
      readonly to: (typeof belongings)[number];
      /** The vendor or the number of the order. */
      readonly whose?: string | undefined;
      readonly reason: string;
    }
  /** Somebody else agrees with what was proposed. */
  | { readonly type: 'approve-suspense' };

/** What somebody agrees with: how much is to go where, why, and who says so. */
export const suspenseMark = ({ subject }: WorkItem): string => {
  const { amount, reference, to, reason, proposedBy } = subject;
  return shortName(JSON.stringify([amount, reference, to, reason, proposedBy]));
};

type Clearing = {
  readonly item: string;
  readonly wish: ClearingWish;
  readonly by: Actor;
  readonly at: Instant;
  /** From this amount on it takes two people (M10). */
  readonly approvalFrom: Paise;
  /** The mark of what whoever acts has seen; without one nothing is compared. */
  readonly seen?: string | undefined;
};

/** What came of it: booked, or waiting for a second person. */
export type Cleared = Result<'cleared' | 'proposed', Line>;

/** An admin says where money in suspense belongs; above the limit another one has to agree. Booked once. */
export const clearByHand = ({ database }: OrderStore, clearing: Clearing): Promise<Cleared> =>
  database.inTransaction(async (tx) => {
    const refused = await admit(tx, clearing.by, 'books');
    if (refused) return no(refused);
    // An order is locked before the task about it, as everywhere.
    const gone = await refusedOrder(tx, clearing);
    const [item] = await lockItems(tx, 'byId', clearing.item);
    if (item?.kind !== 'suspense') return no({ key: 'operators.no-such-item' });
    if (item.status === 'closed') return no({ key: 'ledger.refused-not-in-suspense' });
    if (gone) return no(gone);
    const { wish } = clearing;
    return wish.type === 'approve-suspense'
      ? approve(tx, item, clearing)
      : propose(tx, item, { ...clearing, wish });
  });

type Proposing = Clearing & { readonly wish: Extract<ClearingWish, { readonly type: 'clear-suspense' }> };

async function propose(tx: Executor, item: WorkItem, { wish, by, at, approvalFrom }: Proposing) {
  const to = await accountOf(tx, wish);
  if (!to.ok) return to;
  const sides = await sidesOf(tx, to.value, by);
  if (sides) return no(sides);
  const reason = clean(wish.reason, 200);
  if (reason === '') return no<Line>({ key: 'ledger.refused-no-reason' });
  const proposed = { ...item.subject, to: to.value, reason, proposedBy: by.account, proposer: by.name };
  if (Math.abs(Number(item.subject.amount)) < approvalFrom)
    return book(tx, { ...item, subject: proposed }, { by, at });
  const waiting = { ...item, subject: proposed };
  await writeItem(tx, waiting);
  await queue(tx, cardsOf(waiting));
  return ok('proposed' as const);
}

async function approve(tx: Executor, item: WorkItem, { by, at, seen }: Clearing): Promise<Cleared> {
  const { proposedBy, to } = item.subject;
  if (proposedBy === undefined) return no({ key: 'ledger.refused-not-proposed' });
  if (isStale(seen, suspenseMark(item))) return no(changed);
  if (proposedBy === by.account) return no({ key: 'ledger.refused-own-approval' });
  const sides = await sidesOf(tx, String(to), by);
  if (sides) return no(sides);
  return book(tx, item, { by, at });
}

async function book(
  tx: Executor,
  item: WorkItem,
  { by, at }: { readonly by: Actor; readonly at: Instant },
): Promise<Cleared> {
  const { reference, to, reason, proposedBy } = item.subject;
  const maker = String(proposedBy);
  const booked = await clearSuspense(tx, {
    reference: String(reference),
    to: String(to) as Account,
    reason: String(reason),
    by: maker,
    ...(maker === by.account ? {} : { approver: by.account }),
    at,
  });
  if (!booked.ok) return no(refusalLine(booked.reason));
  const closed = closeItem({ ...item, status: 'open', account: undefined }, 'cleared', { by, at });
  if (!closed.ok) return closed;
  await writeItem(tx, closed.value);
  await queue(tx, cardsOf(closed.value));
  return ok('cleared');
}

/** The line that refuses money for a vendor's wallet to its own people; nothing for any other account. */
async function sidesOf(tx: Executor, to: string, { account }: Actor): Promise<Line | undefined> {
  const vendor = vendorOfAccount(to);
  return vendor === undefined ? undefined : ownSide(tx, { vendor, account });
}

/** Money goes to an order only while that owes it or has paid it: asked when it is proposed, and when it is booked. */
async function refusedOrder(tx: Executor, { item, wish }: Clearing): Promise<Line | undefined> {
  if (wish.type === 'clear-suspense') {
    const number = wish.to === 'order' ? readOrderNumber(wish.whose ?? '') : undefined;
    return number === undefined ? undefined : refusedToOrder(tx, number);
  }
  const [seen] = await readItems(tx, 'byId', item);
  const [, number] = /^payouts-due:(.+)$/.exec(String(seen?.subject.to)) ?? [];
  return number === undefined ? undefined : refusedToOrder(tx, number);
}

async function accountOf(
  tx: Executor,
  { to, whose = '' }: Proposing['wish'],
): Promise<Result<Account, Line>> {
  if (to === 'shop') return ok('adjustments');
  if (to === 'vendor') {
    const vendor = whose.trim();
    return (await hasVendor(tx, vendor)) ? ok(availableOf(vendor)) : no({ key: 'ledger.refused-no-vendor' });
  }
  const number = readOrderNumber(whose);
  return number === undefined ? no({ key: 'operators.no-such-order' }) : ok(dueOf(number));
}
