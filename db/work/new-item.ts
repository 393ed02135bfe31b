import { type NewItem, newItem, type WorkItem } from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';
import type { OrderStore } from '../orders/index.ts';
import { queue } from '../outbox/index.ts';
import type { Queued, Rows } from '../turns/index.ts';
import { itemRow, writeItem } from './item-rows.ts';
import { cardOf, numbersOf } from './regroup.ts';

/** A new task as a turn writes it, with what makes it known to the people it is for. */
export function itemRows(given: NewItem): { readonly rows: Rows; readonly queued: readonly Queued[] } {
  const item = newItem(given);
  return { rows: { work_items: [itemRow(item)] }, queued: cardsOf(item) };
}

/** Opens a task outside of a turn. One with the same id is left as it is: jobs may run twice. */
export const openItem = ({ database }: OrderStore, given: NewItem): Promise<void> =>
  database.inTransaction((tx) => openItemWithin(tx, given));

/** The same as a part of a longer transaction. */
export async function openItemWithin(tx: Executor, given: NewItem): Promise<void> {
  const [known] = await tx.query('select 1 from work_items where id = $1', [given.id]);
  if (known) return;
  const item = newItem(given);
  await writeItem(tx, item);
  await queue(tx, cardsOf(item));
}

/** A task about orders shows on their cards; any other has a card of its own. */
export function cardsOf(item: WorkItem): readonly Queued[] {
  const { id, number } = item;
  if (number === undefined) return [{ lane: `item:${id}`, kind: 'item-card', payload: { id } }];
  return [...new Set([number, ...numbersOf(item)])].map(cardOf);
}
