import type { Actor, OrderEvent } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import {
  closeItem as close,
  closingWords,
  type ItemKind,
  type LeadReason,
  type Outcome,
  takeItem,
  type WorkItem,
} from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';
import { actWithin, admit, type OrderStore } from '../orders/index.ts';
import { queue } from '../outbox/index.ts';
import { clearVendor } from '../payouts/index.ts';
import { changed, isStale } from '../seen.ts';
import type { Queued } from '../turns/index.ts';
import { ownSide, vendorOf } from '../vendors/index.ts';
import { duplicatesMark } from './duplicates-mark.ts';
import { lockItems, readItems, writeItem } from './item-rows.ts';
import { bookCredit, type Closing, creditNews, orderOf } from './lead-credit.ts';
import { cardsOf } from './new-item.ts';
import { wasAtTheDoor } from './was-at-the-door.ts';

export type OnItem = {
  readonly id: string;
  readonly by: Actor;
  readonly at: Instant;
  /** The mark of what whoever acts has seen; without one nothing is compared. */
  readonly seen?: string | undefined;
};
export type ItemActed =
  | { readonly ok: true; readonly item: WorkItem }
  | { readonly ok: false; readonly reason: Line };

/** Somebody takes a task. One person has it at a time; when it is late, the next may take it over. */
export const claimItem = (store: OrderStore, { id, by, at }: OnItem): Promise<ItemActed> =>
  onItem(store, { id, by, at }, async (tx, item) => {
    const taken = takeItem(item, by, at);
    if (!taken.ok) return taken;
    const refused = await notTheirs[item.kind]?.(tx, item, by);
    return refused ? { ok: false, reason: refused } : keep(tx, taken.value, []);
  });

/** Ends a task. What it was about moves on with it: its order, the model that was asked for, the conversation. */
export const closeItem = (
  store: OrderStore,
  {
    outcome,
    note = '',
    certificate = '',
    ...on
  }: OnItem & Partial<Omit<Ended, 'outcome'>> & { readonly outcome: string },
): Promise<ItemActed> =>
  onItem(store, on, async (tx, item) => {
    const { by, at, seen } = on;
    const closed = close(item, outcome, { by, at });
    if (!closed.ok) return closed;
    if (item.kind === 'duplicate' && isStale(seen, duplicatesMark(item)))
      return { ok: false, reason: changed };
    const refused =
      (await notTheirs[item.kind]?.(tx, item, by)) ??
      (await endings[item.kind]?.(tx, item, { outcome, by, at }));
    if (refused) return { ok: false, reason: refused };
    const event = moveOf(item, { outcome: outcome as Outcome, note, certificate });
    if (item.number !== undefined && event) {
      // Whoever ends a task has it: the order may ask for that.
      await writeItem(tx, { ...item, status: 'claimed', account: by.account });
      const acted = await actWithin(tx, store.sealer, { number: item.number, event, by, at });
      if (!acted.ok) return acted;
      return keep(tx, closed.value, []);
    }
    return keep(tx, closed.value, [
      ...consequences(closed.value, outcome as Outcome),
      ...creditNews(closed.value),
    ]);
  });

/** Who may neither take nor end a task, whatever they may do otherwise. */
const notTheirs: {
  readonly [K in ItemKind]?: (tx: Executor, item: WorkItem, by: Actor) => Promise<Line | undefined>;
} = {
  'low-review': async (tx, { number = '' }, { account }) =>
    (await wasAtTheDoor(tx, number, account)) ? { key: 'operators.review-of-you' } : undefined,
};

type Ending = (tx: Executor, item: WorkItem, closing: Closing) => Promise<Line | undefined>;

/** What goes with the end of a task, in its transaction; the line that refuses to end it so. */
const endings: { readonly [K in ItemKind]?: Ending } = {
  // Money is booked, or stays where it is: no word closes it.
  suspense: async () => ({ key: 'operators.not-understood' }),
  'lead-credit': bookCredit,
  'codes-blocked': async (tx, { subject }, { by, at }) => {
    const account = String(subject.account);
    if (account === by.account) return { key: 'operators.own-codes' };
    const vendor = await vendorOf(tx, account);
    const sides = vendor && (await ownSide(tx, { vendor: vendor.id, account: by.account }));
    if (!sides) await clearVendor(tx, { vendor: account, by: by.account, at });
    return sides;
  },
};

type Work = (tx: Executor, item: WorkItem) => Promise<ItemActed>;

/** Under lock: its order first, then the task, as everywhere. */
const onItem = ({ database }: OrderStore, { id, by }: OnItem, work: Work): Promise<ItemActed> =>
  database.inTransaction(async (tx) => {
    const [seen] = await readItems(tx, 'byId', id);
    const refused = await admit(tx, by, seen && `task-${seen.team}`);
    if (refused) return { ok: false, reason: refused };
    const order = seen && orderOf(seen);
    if (order !== undefined) await tx.query('select 1 from orders where number = $1 for update', [order]);
    const [item] = await lockItems(tx, 'byId', id);
    return item ? work(tx, item) : { ok: false, reason: { key: 'operators.no-such-item' } };
  });

async function keep(tx: Executor, item: WorkItem, effects: readonly Queued[]): Promise<ItemActed> {
  await writeItem(tx, item);
  await queue(tx, [...cardsOf(item), ...effects]);
  return { ok: true, item };
}

type Ended = {
  readonly outcome: Outcome;
  /** What was agreed about a review. */
  readonly note: string;
  /** Of the wiping of a device. */
  readonly certificate: string;
};

/** A task about an order ends by a move of that order, which tells the customer. */
function moveOf({ kind, number }: WorkItem, { outcome, note, certificate }: Ended): OrderEvent | undefined {
  if (number === undefined) return undefined;
  if (kind === 'low-review')
    return { type: 'settle-review', outcome: outcome as 'spoke' | 'no-answer', note };
  if (kind === 'data-wipe') return { type: 'record-wipe', certificate };
  if (kind === 'unserviceable-lead' && outcome !== 'pickup-possible')
    return { type: 'close-lead', reason: outcome as LeadReason };
  if (kind === 'high-value-call') return { type: 'log-call', outcome: outcome as 'spoke' | 'no-answer' };
  return undefined;
}

function consequences(item: WorkItem, outcome: Outcome): readonly Queued[] {
  const { conversation, kind } = item;
  if (conversation === undefined) return [];
  const words = closingWords(item, outcome);
  return [
    ...(words ? [{ lane: conversation, kind: 'news', payload: { conversation, says: [words] } }] : []),
    ...(kind === 'handoff' ? [handoffOver(conversation)] : []),
  ];
}

/** The bot takes the conversation back. */
const handoffOver = (conversation: string): Queued => ({
  lane: conversation,
  kind: 'timer',
  payload: { conversation, timer: 'handoff-over', data: {} },
});
