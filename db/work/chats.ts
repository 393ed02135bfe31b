import type { OrderView } from '#core/buyback/index.ts';
import { type Conversation, restore } from '#core/conversation/index.ts';
import type { Executor } from '../client/index.ts';
import type { OrderStore } from '../orders/index.ts';
import { turnStore } from '../turns/index.ts';

/** How our people name somebody's chat: never by its own key, which the chat application's id is part of. */
export type ChatName = { readonly number: string } | { readonly item: string };
export type Chat = { readonly conversation: string; readonly number?: string };

const byNumber = 'select conversation, number from orders where number = $1';
const byPhone = `select number from orders where phone_hash = $1 order by created_at desc, number limit $2`;
const byItem = 'select conversation, number from work_items where id = $1 and conversation is not null';

type Found = { readonly conversation: string; readonly number: string | null };

/** The chat of an order's customer, or of a task. */
export async function findChat({ database }: OrderStore, name: ChatName): Promise<Chat | undefined> {
  const [text, param] = 'number' in name ? [byNumber, name.number] : [byItem, name.item];
  const [found] = await database.query<Found>(text, [param]);
  if (!found) return undefined;
  const { conversation, number } = found;
  return { conversation, ...(number === null ? {} : { number }) };
}

/** Numbers of the orders that were made with a telephone number (E.164), newest first, and no more than `limit`. */
export async function ordersOfPhone(
  { database, sealer }: OrderStore,
  phone: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await database.query<{ number: string }>(byPhone, [sealer.phoneHash(phone), limit]);
  return rows.map(({ number }) => number);
}

/** An order as a task about its customer's chat names it. */
export type BriefOrder = Pick<OrderView, 'number' | 'device' | 'status'>;

const ofChats = `select conversation, number, device, status from orders where conversation = any($1::text[])
  order by created_at desc, number`;

/** What was ordered in these chats, newest first. */
export async function ordersOfChats(
  { query }: Pick<Executor, 'query'>,
  keys: readonly string[],
): Promise<readonly (BriefOrder & { readonly conversation: string })[]> {
  if (keys.length === 0) return [];
  return query<BriefOrder & { readonly conversation: string }>(ofChats, [[...new Set(keys)]]);
}

/** Where conversations stand, by their keys; those that never spoke with the bot are not there. */
export async function readChats(
  { query, sealer }: Pick<Executor, 'query'> & Pick<OrderStore, 'sealer'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Conversation>> {
  if (keys.length === 0) return new Map();
  const lines = [...new Set(keys)].map((conversation) => ({ conversation }));
  const { states } = await turnStore(query, sealer).read(lines);
  return new Map([...states].map(([key, { state }]) => [key, restore(state, 'en')]));
}
