import type { Conversation, Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { lasting, whereabouts } from '#core/staff/index.ts';
import type { WorkItem } from '#core/support/index.ts';
import type { OrderStore } from '#db/orders/index.ts';
import { type BriefOrder, ordersOfChats, readChats } from '#db/work/index.ts';
import type { Card } from './card.ts';
import type { OperatorFacts } from './to-event.ts';

/** Where the customer of a task stands, and what they have ordered, newest first. */
type TaskChat = { readonly conversation: Conversation; readonly orders: readonly BriefOrder[] };

/** The chats that these tasks came from, by their keys. */
export async function chatsOf(
  { database, sealer }: OrderStore,
  items: readonly WorkItem[],
): Promise<ReadonlyMap<string, TaskChat>> {
  const keys = items.flatMap(({ conversation }) => conversation ?? []);
  const waiting = items.flatMap(({ kind, conversation }) => (kind === 'handoff' ? (conversation ?? []) : []));
  const [chats, orders] = await Promise.all([
    readChats({ query: database.query, sealer }, keys),
    ordersOfChats(database, waiting),
  ]);
  return new Map(
    [...chats].map(([key, conversation]) => [
      key,
      { conversation, orders: orders.filter((order) => order.conversation === key) },
    ]),
  );
}

type Told = {
  readonly item: WorkItem;
  readonly chat: TaskChat | undefined;
  readonly facts: OperatorFacts;
  readonly now: Instant;
};

/** Orders that are named on one card; the others are a word away. */
const named = 2;

/** Who waits for a person is told from others by their device, and by how long they wait. */
export function withChat(card: Card, { item, chat, facts, now }: Told): Card {
  if (item.kind !== 'handoff' || !chat) return card;
  const { step, answers, device } = whereabouts(chat.conversation, facts);
  const [newest] = chat.orders;
  const about = device ?? newest?.device;
  return {
    ...card,
    ...(about === undefined
      ? {}
      : { title: { key: 'staff.handoff-title', params: { what: card.title, device: about } } }),
    ...(item.status === 'closed' ? {} : { waitsSince: item.createdAt }),
    lines: [
      ...(item.status === 'closed' ? [] : [waiting(item, now)]),
      ...card.lines,
      ...chat.orders.slice(0, named).map(orderLine),
      step,
      ...(answers.length === 0 ? [] : [{ key: 'staff.last-answers', params: { lines: answers } } as const]),
    ],
  };
}

const waiting = ({ createdAt: at }: WorkItem, now: Instant): Line => ({
  key: 'staff.waits-for-us',
  params: { lasting: lasting(now - at), at: { at, zone: zoneOf(''), show: 'time' } },
});

export const orderLine = ({ number, device, status }: BriefOrder): Line => ({
  key: 'staff.order-is',
  params: { number, device, status: { key: `operators.status-${status}` } },
});
