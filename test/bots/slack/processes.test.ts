import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SlackSurface, slackSurface } from '#bots/slack/index.ts';
import { words } from '../../standins/slack/index.ts';
import { databaseKinds, testDatabase } from '../../support/database.ts';
import { openSlackShop, type SlackShop } from './open-slack-shop.ts';
import { cardOf, cardsOf, sale, thread } from './slack-cards.ts';

describe.each(databaseKinds)('several processes of one shop, on %s', (kind) => {
  let shop: SlackShop;
  const others: SlackSurface[] = [];
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
  });
  afterAll(async () => {
    await Promise.all(others.map((other) => other.stop()));
    await shop.close();
  });

  /** The same shop in another process: it shares the database and Slack, and no memory. */
  async function another(): Promise<SlackSurface> {
    const { settings, slack, counter } = shop;
    const { copy, operators: desk, store } = counter;
    const other = slackSurface({
      token: slack.token,
      apiUrl: slack.apiUrl,
      signingSecret: slack.signingSecret,
      channels: { orders: settings.SLACK_ORDERS_CHANNEL ?? '' },
      desk,
      store,
      copy,
      report: () => {},
    });
    others.push(other);
    await other.start();
    return other;
  }

  it('brings the card that stands up to date after a restart', async () => {
    const { number, card } = await sale(shop);
    await shop.slack.person('priya').clicks(card, 'Claim');
    await shop.settled();
    await (await another()).showOrder(number);
    expect((await cardOf(shop, number)).ts).toBe(card.ts);
  });

  it('puts one card up when all of them are asked for a new one at once', async () => {
    const { number } = await sale(shop);
    await shop.database.query('delete from cards where subject = $1', [`order:${number}`]);
    for (const { ts, channel } of await cardsOf(shop, number)) await remove(channel, ts);
    const all = await Promise.all([another(), another(), another()]);
    await Promise.all(all.map((each) => each.showOrder(number)));
    const card = await cardOf(shop, number);
    const [kept] = await shop.database.query('select ref from cards where subject = $1', [`order:${number}`]);
    expect(kept).toEqual({ ref: card.ts });
  });

  it('tells each move of an order once in its thread', async () => {
    const { number, card } = await sale(shop);
    const priya = shop.slack.person('priya');
    await priya.clicks(card, 'Claim');
    await shop.settled();
    await priya.clicks(await cardOf(shop, number), 'Release');
    await shop.settled();
    const other = await another();
    await other.showOrder(number);
    await other.showOrder(number);
    expect(await thread(shop, card)).toEqual([expect.stringContaining('released it')]);
    expect(words(await cardOf(shop, number))).toContain('Unassigned');
  });

  const remove = async (channel: string, ts: string): Promise<void> => {
    await fetch(`${shop.slack.apiUrl}chat.delete`, {
      method: 'POST',
      headers: { authorization: `Bearer ${shop.slack.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel, ts }),
    });
  };
});
