import { canMerge, duplicatesOf, highest, type Lookalike } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { closeItem, newItem, type WorkItem } from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';
import { actWithin, admit, MoveRefused, type OrderStore } from '../orders/index.ts';
import { queue } from '../outbox/index.ts';
import { changed, isStale } from '../seen.ts';
import type { OnItem } from './act-on-item.ts';
import { duplicatesMark } from './duplicates-mark.ts';
import { lockItems, readItems, writeItem } from './item-rows.ts';
import { cardsOf } from './new-item.ts';
import { groupOf, numbersOf, readLookalikes, regroup } from './regroup.ts';

const alike = `select number, status, estimate, created_at as "createdAt" from orders
  where (phone_hash, model) = (select phone_hash, model from orders where number = $1) order by number for update`;
const lockAll = 'select 1 from orders where number = any($1::text[]) order by number for update';

type Check = { readonly number: string; readonly window: number; readonly at: Instant };

/**
 * The job after every new order: the same person with the same model, within `window` milliseconds, is one task for CX
 * that names them all. May run any number of times, also side by side for both orders: the orders are locked.
 */
export const checkDuplicates = ({ database }: OrderStore, { number, window, at }: Check): Promise<void> =>
  database.inTransaction(async (tx) => {
    const group = duplicatesOf(number, await tx.query<Lookalike>(alike, [number]), window);
    if (group.length === 0) return;
    const id = `duplicate:${number}`;
    const [[known], [asked]] = await Promise.all([
      lockItems(
        tx,
        'duplicates',
        group.map((order) => order.number),
      ),
      readItems(tx, 'byId', id),
    ]);
    if (!known && asked) return; // CX has decided about it already.
    const item = known ?? newItem({ id, kind: 'duplicate', subject: {}, at });
    const whole = { ...item, ...groupOf(await joined(tx, group, item)) };
    await writeItem(tx, whole);
    await queue(tx, cardsOf(whole));
  });

/** Orders that an open task names already stay in it. */
async function joined(
  tx: Executor,
  group: readonly Lookalike[],
  item: WorkItem,
): Promise<readonly Lookalike[]> {
  const others = numbersOf(item).filter((number) => !group.some((order) => order.number === number));
  const more = await readLookalikes(tx, others);
  return [...group, ...more.filter(({ status }) => canMerge(status))];
}

export type Merged =
  | { readonly ok: true; readonly kept: string }
  | { readonly ok: false; readonly reason: Line };

/** Keeps the order with the highest estimate and cancels the others politely, all at once (S0-88). */
export async function mergeDuplicates(store: OrderStore, on: OnItem): Promise<Merged> {
  try {
    return await mergeWithin(store, on);
  } catch (error) {
    if (error instanceof MoveRefused) return { ok: false, reason: error.reason };
    throw error;
  }
}

/** One of them that cannot be merged leaves all of them as they are. */
const mergeWithin = ({ database, sealer }: OrderStore, { id, by, at, seen }: OnItem): Promise<Merged> =>
  database.inTransaction(async (tx) => {
    const refused = await admit(tx, by, 'merge-duplicate');
    if (refused) return { ok: false, reason: refused };
    const [before] = await readItems(tx, 'byId', id);
    await tx.query(lockAll, [before ? numbersOf(before) : []]);
    const [item] = await lockItems(tx, 'byId', id);
    if (item?.kind !== 'duplicate') return { ok: false, reason: { key: 'operators.no-such-item' } };
    const closed = closeItem(item, 'merged', { by, at });
    if (!closed.ok) return closed;
    const open = (await readLookalikes(tx, numbersOf(item))).filter(({ status }) => canMerge(status));
    const kept = highest(open);
    if (!kept || open.length < 2) {
      await regroup(tx, numbersOf(item)[0] ?? '', { by, at });
      return { ok: false, reason: { key: 'operators.use-merge' } };
    }
    // Only what stood on the card is cancelled, and only for the order that was to stay there.
    if (isStale(seen, duplicatesMark(groupOf(open)))) {
      await regroup(tx, kept.number, { by, at });
      return { ok: false, reason: changed };
    }
    for (const { number } of open.filter((order) => order !== kept)) {
      const acted = await actWithin(tx, sealer, { number, event: { type: 'merge-duplicate', kept }, by, at });
      if (!acted.ok) throw new MoveRefused(acted.reason);
    }
    await writeItem(tx, closed.value);
    await queue(tx, cardsOf(closed.value));
    return { ok: true, kept: kept.number };
  });
