import type { WorkItem } from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';
import type { OrderStore } from '../orders/index.ts';
import { readItems } from './item-rows.ts';

export const findItem = ({ database }: OrderStore, id: string): Promise<WorkItem | undefined> =>
  findItemWithin(database, id);

/** The same as a part of a longer transaction. */
export const findItemWithin = async (
  executor: Pick<Executor, 'query'>,
  id: string,
): Promise<WorkItem | undefined> => (await readItems(executor, 'byId', id))[0];

/** Tasks that are not closed, what is due first before the rest. */
export const openItems = ({ database }: OrderStore, limit: number): Promise<readonly WorkItem[]> =>
  readItems(database, 'open', limit);
