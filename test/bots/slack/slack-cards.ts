import { expect } from 'vitest';
import type { NewOrder } from '#core/buyback/index.ts';
import { sell } from '../../db/an-order-store.ts';
import { type Message, words } from '../../standins/slack/index.ts';
import { sellsPhone } from '../../support/open-shop.ts';
import type { SlackShop } from './open-slack-shop.ts';

let sold = 0;

/** Somebody sells an iPhone 11 in a chat of their own. */
export async function sale(shop: SlackShop) {
  sold += 1;
  const person = shop.person(`seller-${sold}`);
  const number = await sellsPhone(person, `98765 4${String(sold).padStart(4, '0')}`);
  await shop.settled();
  return { number, person, card: await cardOf(shop, number) };
}

const leasesEnd = `update outbox set leased_until = null;
  update outbox_batches set leased_until = now() - interval '1 second'`;

/** An order as a turn writes it, for what no sample device is: dear, or sold by somebody with an odd name. */
export async function order(shop: SlackShop, changes: Partial<NewOrder>) {
  sold += 1;
  const customer = { name: 'Meera Joshi', phone: `+9187654${String(sold).padStart(5, '0')}` };
  const conversation = `test:shop:odd-seller-${sold}`;
  const { number } = await sell(shop.counter.store, { customer, conversation, ...changes });
  // No turn of this process wrote it, so nobody has its effects in memory.
  await shop.database.script(leasesEnd);
  await shop.settled();
  return { number, card: await cardOf(shop, number) };
}

export async function cardsOf(
  shop: SlackShop,
  text: string,
  channel = 'orders',
): Promise<readonly Message[]> {
  const posted = await shop.slack.channelHistory(channel);
  return posted.filter((message) => words(message).includes(text));
}

/** The one card with this text on it. */
export async function cardOf(shop: SlackShop, text: string, channel = 'orders'): Promise<Message> {
  const [card, ...others] = await cardsOf(shop, text, channel);
  if (!card || others.length > 0) throw new Error(`${card ? others.length + 1 : 0} cards say ${text}`);
  return card;
}

/** What only this person was told. */
export async function whispers(
  shop: SlackShop,
  name: string,
  channel = 'orders',
): Promise<readonly string[]> {
  const seen = await shop.slack.person(name).reads(channel);
  return seen.filter(({ ephemeralFor }) => ephemeralFor !== undefined).map(words);
}

/** Waits for such a word to one person: Slack hears that it worked before it is said. */
export const isTold = (shop: SlackShop, name: string, words: string | RegExp) =>
  expect.poll(async () => (await whispers(shop, name)).join('\n---\n')).toMatch(words);

/** What was written below a card. */
export async function thread(shop: SlackShop, card: Message, channel = 'orders'): Promise<readonly string[]> {
  const replies = await shop.slack.person('priya').readsThread(channel, card.ts);
  return replies.filter(({ ts }) => ts !== card.ts).map(words);
}
