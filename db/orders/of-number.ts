import type { Instant } from '#core/shared/index.ts';
import type { OrderStore } from './order-store.ts';

const count = `select count(*)::int as orders from orders o join orders n on n.phone_hash = o.phone_hash
  where o.number = $1 and n.created_at <= o.created_at
    and n.created_at > o.created_at - $2::double precision * interval '1 millisecond'`;

/** Orders with the telephone number of this one, made within so many milliseconds before it; itself is one of them. */
export async function ordersOfNumber(
  { database }: Pick<OrderStore, 'database'>,
  number: string,
  within: Instant,
): Promise<number> {
  const [found] = await database.query<{ orders: number }>(count, [number, within]);
  return found?.orders ?? 0;
}
