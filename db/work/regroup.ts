import { canMerge, type How, highest, type Lookalike } from '#core/buyback/index.ts';
import type { WorkItem } from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';
import { queue } from '../outbox/index.ts';
import { lockItems, writeItem } from './item-rows.ts';

const lookalikes = `select number, status, estimate, created_at as "createdAt" from orders
  where number = any($1::text[]) order by number`;

/**
 * An order that is over leaves the tasks about its duplicates: the next highest is then the one to keep, and with
 * fewer than two left there is nothing more to decide.
 */
export async function regroup(tx: Executor, number: string, how: How): Promise<void> {
  for (const item of await lockItems(tx, 'duplicates', [number])) {
    const left = (await readLookalikes(tx, numbersOf(item))).filter(({ status }) => canMerge(status));
    await writeItem(tx, left.length < 2 ? ended(item, how) : { ...item, ...groupOf(left) });
    await queue(
      tx,
      left.map((order) => cardOf(order.number)),
    );
  }
}

/** What a task about duplicates is about: all of them, and the one to keep. */
export function groupOf(orders: readonly Lookalike[]): Pick<WorkItem, 'number' | 'subject'> {
  const keep = highest(orders)?.number ?? '';
  return { number: keep, subject: { keep, numbers: orders.map(({ number }) => number) } };
}

export const numbersOf = ({ subject }: WorkItem): readonly string[] => {
  const { numbers } = subject;
  return Array.isArray(numbers) ? (numbers as readonly string[]) : [];
};

export const readLookalikes = async (
  { query }: Pick<Executor, 'query'>,
  numbers: readonly string[],
): Promise<readonly Lookalike[]> => query<Lookalike>(lookalikes, [numbers]);

export const cardOf = (number: string) => ({ lane: `card:${number}`, kind: 'card', payload: { number } });

const ended = (item: WorkItem, { by, at }: How): WorkItem => ({
  ...item,
  status: 'closed',
  closedAt: at,
  closedBy: by.account,
  outcome: 'order-over',
});
