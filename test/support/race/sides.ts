import type { Actor, OrderEvent } from '#core/buyback/index.ts';
import { actForCustomer, actOnOrder, type OrderStore } from '#db/orders/index.ts';
import { moveMoney, type PaymentStore, type PaymentWish } from '#db/payments/index.ts';

/** One thing that one side of a race does. */
export type Deed = { readonly number: string; readonly at: number } & (
  | { readonly do: 'move'; readonly event: OrderEvent; readonly by: Actor }
  | { readonly do: 'wish'; readonly event: CustomerWish; readonly conversation: string }
  | { readonly do: 'pay'; readonly wish: PaymentWish; readonly by: Actor }
);
type CustomerWish = Extract<OrderEvent, { readonly type: 'accept' | 'decline' }>;

/** To be done at once, at this moment of the machine's clock, in nanoseconds. */
export type Go = { readonly deeds: readonly Deed[]; readonly from: string };

/** `done`, or why not, of each deed; and from when to when it was under way, in nanoseconds. */
export type Went = { readonly results: readonly string[]; readonly began: string; readonly ended: string };

/** Does one of them in a shop of this process. */
export async function act(orders: OrderStore, payments: PaymentStore, deed: Deed): Promise<string> {
  const { number, at } = deed;
  const acted = await (deed.do === 'pay'
    ? moveMoney(payments, { number, wish: deed.wish, by: deed.by, at })
    : deed.do === 'move'
      ? actOnOrder(orders, { number, event: deed.event, by: deed.by, at })
      : actForCustomer(orders, { number, event: deed.event, conversation: deed.conversation, at }));
  return acted.ok ? 'done' : acted.reason.key;
}
