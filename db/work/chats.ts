import { type Conversation, restore } from '#core/conversation/index.ts';
import type { Executor } from '../client/index.ts';
import type { OrderStore } from '../orders/index.ts';
import { turnStore } from '../turns/index.ts';

/** How our people name somebody's chat: never by its own key, which the chat application's id is part of. */
export type ChatName = { readonly number: string } | { readonly item: string } | { readonly phone: string };
export type Chat = { readonly conversation: string; readonly number?: string };

const byNumber = 'select conversation, number from orders where number = $1';
const byPhone = `select conversation, number from orders where phone_hash = $1 order by created_at desc, number limit 1`;
const byItem = 'select conversation, number from work_items where id = $1 and conversation is not null';

type Found = { readonly conversation: string; readonly number: string | null };

/** The chat of an order's customer, of a task, or of the newest order that was made with a number (E.164). */
export async function findChat({ database, sealer }: OrderStore, name: ChatName): Promise<Chat | undefined> {
  const [text, param] =
    'number' in name
      ? [byNumber, name.number]
      : 'item' in name
        ? [byItem, name.item]
        : [byPhone, sealer.phoneHash(name.phone)];
  const [found] = await database.query<Found>(text, [param]);
  if (!found) return undefined;
  const { conversation, number } = found;
  return { conversation, ...(number === null ? {} : { number }) };
}

/** Where conversations stand, by their keys; those that never spoke with the bot are not there. */
export async function readChats(
  { query }: Pick<Executor, 'query'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Conversation>> {
  if (keys.length === 0) return new Map();
  const { states } = await turnStore(query).read([...new Set(keys)], []);
  return new Map([...states].map(([key, { state }]) => [key, restore(state, 'en')]));
}
