import { lockOrder, type OrderStore } from '../../db/orders/index.ts';
import { sealCustomer } from '../../db/orders/sealed-customer.ts';
import { sealHandover } from '../../db/orders/sealed-handover.ts';
import { freshNumber } from './an-order-store.ts';

const copyOrders = `insert into orders select (jsonb_populate_record(o, x.row)).*
  from orders o, jsonb_array_elements($2::text::jsonb) as x (row) where o.number = $1`;
const copyRows = (table: 'order_events' | 'offers') => `insert into ${table}
  select (jsonb_populate_record(t, jsonb_build_object('number', n))).*
  from ${table} t, unnest($2::text[]) as n where t.number = $1`;
const copyClaims = `insert into claims (number, actor, actor_name, at)
  select n, c.actor, c.actor_name, c.at from claims c, unnest($2::text[]) as n
  where c.number = $1 and c.released_at is null`;

/** As many orders as that one, each with its history, offers and holder: a thousand in a second. Their numbers. */
export async function manyLike(store: OrderStore, number: string, many: number): Promise<readonly string[]> {
  const { database, sealer } = store;
  const numbers = Array.from({ length: many }, freshNumber);
  await database.inTransaction(async (tx) => {
    const order = await lockOrder(tx, sealer, number);
    if (!order) throw new Error(`there is no ${number}`);
    const isBegun = order.handover.inspection !== undefined;
    const rows = numbers.map((each) => ({
      number: each,
      customer: sealCustomer({ ...order, number: each }, sealer),
      handover: isBegun ? sealHandover({ ...order, number: each }, sealer) : null,
      device_hash: null,
    }));
    await tx.query(copyOrders, [number, JSON.stringify(rows)]);
    for (const copy of [copyRows('order_events'), copyRows('offers'), copyClaims])
      await tx.query(copy, [number, numbers]);
  });
  return numbers;
}
