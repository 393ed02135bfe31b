import { type OrderStatus, owesMoney } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Executor } from '../client/index.ts';

const read = 'select status from orders where number = $1 for share';

/** Why no money can be booked to this order, if so. Until the transaction ends it stays in its stage. */
export async function refusedToOrder(
  { query }: Pick<Executor, 'query'>,
  number: string,
): Promise<Line | undefined> {
  const [order] = await query<{ status: OrderStatus }>(read, [number]);
  if (!order) return { key: 'operators.no-such-order' };
  const { status } = order;
  if (owesMoney(status)) return undefined;
  return { key: 'ledger.refused-not-owing', params: { status: { key: `operators.status-${status}` } } };
}
