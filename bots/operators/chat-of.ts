import { readPhone } from '#core/customers/index.ts';
import { readOrderNumber } from '#core/shared/index.ts';
import type { OrderStore } from '#db/orders/index.ts';
import { type Chat, findChat, ordersOfPhone } from '#db/work/index.ts';

/** Somebody's chat, and the name that buttons about it carry. */
export type NamedChat = Chat & { readonly subject: string };

/** Orders of one telephone number at most: nobody has that many. */
const most = 10;

/** By an order's number as people write it, a task, or the telephone number that one order was made with. */
export async function chatOf(store: OrderStore, text: string): Promise<NamedChat | undefined> {
  const item = text.trim();
  const number = readOrderNumber(text);
  const named = await findChat(store, number === undefined ? { item } : { number });
  if (named) return { ...named, subject: number ?? item };
  const [sold, ...others] = await ordersNamed(store, text);
  return sold === undefined || others.length > 0 ? undefined : chatOf(store, sold);
}

/** Numbers of all orders that were made with the telephone number that this is, newest first. */
export async function ordersNamed(store: OrderStore, text: string): Promise<readonly string[]> {
  const phone = readPhone(text);
  return phone.type === 'accept' ? ordersOfPhone(store, phone.value, most) : [];
}
