import { numberProving } from '#core/buyback/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { orderColumns, toOrder } from './order-rows.ts';
import type { OrderStore } from './order-store.ts';

const byNumber = `select ${orderColumns} from orders o where o.number = $1`;

/** The code that proves a number, and where it goes: the only place where it leaves the order. Undefined once it is over. */
export async function numberCode(
  { database, sealer }: OrderStore,
  { number, at }: { readonly number: string; readonly at: Instant },
): Promise<{ readonly to: string; readonly locale: string; readonly code: string } | undefined> {
  const [row] = await database.query(byNumber, [number]);
  const order = row && toOrder(row, { holder: undefined, items: [] }, sealer);
  const proof = order?.handover.proof;
  if (!order || !proof || at >= proof.until) return undefined;
  const to = numberProving(order);
  return to === undefined ? undefined : { to, locale: order.locale, code: proof.code };
}
