import { readPhone } from '#core/customers/index.ts';
import { readOrderNumber } from '#core/shared/index.ts';
import type { OrderStore } from '#db/orders/index.ts';
import { type Chat, findChat } from '#db/work/index.ts';

/** Somebody's chat, and the name that buttons about it carry. */
export type NamedChat = Chat & { readonly subject: string };

/** By an order's number as people write it, a task, or the telephone number that an order was made with. */
export async function chatOf(store: OrderStore, text: string): Promise<NamedChat | undefined> {
  const item = text.trim();
  const number = readOrderNumber(text);
  const named = await findChat(store, number === undefined ? { item } : { number });
  if (named) return { ...named, subject: number ?? item };
  const phone = readPhone(text);
  const sold = phone.type === 'accept' ? await findChat(store, { phone: phone.value }) : undefined;
  return sold?.number === undefined ? undefined : { ...sold, subject: sold.number };
}
