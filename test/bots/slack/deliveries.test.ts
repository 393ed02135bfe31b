import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttons, words } from '../../standins/slack/index.ts';
import { sign } from '../../standins/slack/wire.ts';
import { databaseKinds, testDatabase } from '../../support/database.ts';
import { openSlackShop, type SlackShop } from './open-slack-shop.ts';
import { post, pressOf } from './presses.ts';
import { cardOf, cardsOf, isTold, order, sale } from './slack-cards.ts';

describe.each(databaseKinds)('what Slack posts to a shop on %s', (kind) => {
  let shop: SlackShop;
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
  });
  afterAll(() => shop.close());

  const claims = async (number: string) =>
    shop.database.query('select actor from claims where number = $1', [number]);
  const priya = () => shop.slack.person('priya');

  it('does nothing when it is forged, too old or from the future', async () => {
    const { number } = await order(shop, {});
    const body = pressOf(shop, { user: priya().id, action: 'claim', number });
    const now = Math.floor(Date.now() / 1000);
    const { signingSecret } = shop.slack;
    const faked = [
      {},
      sign(body, 'another-secret', now),
      sign(`${body}&x=1`, signingSecret, now),
      sign(body, signingSecret, now - 301),
      sign(body, signingSecret, now + 400),
    ];
    for (const headers of faked) expect((await post(shop, body, headers)).status).toBe(401);
    expect(await claims(number)).toEqual([]);
    expect((await post(shop, body)).status).toBe(200);
    expect(await claims(number)).toHaveLength(1);
  });

  it('happens once, however often and however much at the same time it comes', async () => {
    const { number } = await order(shop, {});
    const press = (action: string) => pressOf(shop, { user: priya().id, action, number });
    await post(shop, press('claim'));
    const again = press('show-contact');
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(shop, again)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(answers.filter(({ headers }) => headers.get('x-slack-no-retry') === '1')).toHaveLength(19);
    const looks = await shop.database.query(
      `select 1 from order_events where number = $1 and event = 'show-contact'`,
      [number],
    );
    expect(looks).toHaveLength(1);
  });

  it('is refused for staff who left, wherever they press', async () => {
    const { number, card } = await sale(shop);
    const account = `slack:${shop.slack.teamId}:${shop.slack.person('rahul').id}`;
    await shop.database.query(
      `insert into staff (account, name, roles, active) values ($1, 'rahul', '{cx}', false)`,
      [account],
    );
    const rahul = shop.slack.person('rahul');
    await rahul.clicks(card, 'Claim');
    await isTold(shop, 'rahul', 'may not act for the shop');
    await rahul.clicks(card, 'Cancel order');
    expect(rahul.modal()).toBeUndefined();
    expect((await rahul.runs('/orders', '', 'orders')).text).toContain('may not act for the shop');
    expect((await rahul.runs('/order', number, 'orders')).text).not.toContain('iPhone');
    await rahul.opensHome();
    await expect.poll(() => rahul.home()).toBeDefined();
    const home = rahul.home();
    expect(home && words(home)).toContain('may not act for the shop');
    expect(home && buttons(home)).toEqual([]);
    expect(await claims(number)).toEqual([]);
  });

  it('is refused for guests from other workspaces and for other workspaces', async () => {
    const { number } = await order(shop, {});
    const user = 'U0STRANGER';
    await post(shop, pressOf(shop, { user, action: 'claim', number, home: 'T0ELSEWHERE' }));
    await post(shop, pressOf(shop, { user, action: 'claim', number, team: 'T0ELSEWHERE' }));
    expect(await claims(number)).toEqual([]);
    expect(await shop.database.query('select 1 from staff where account like $1', [`%${user}`])).toEqual([]);
  });

  it('cannot name an action or a thing that a card does not have', async () => {
    const { number } = await order(shop, {});
    const made = [
      { action: 'open-matching', number },
      { action: 'merge-duplicate', number },
      { action: 'claim', number: 'HT-0000-0000-0000' },
      { action: 'claim', number: `${number}' or true --` },
      { action: '__proto__', number },
    ];
    for (const each of made) {
      const answer = await post(shop, pressOf(shop, { user: priya().id, ...each }));
      expect(answer.status).toBe(200);
    }
    expect(await claims(number)).toEqual([]);
    expect(await cardsOf(shop, number)).toHaveLength(1);
    expect(words(await cardOf(shop, number))).toContain('Unassigned');
  });
});
