import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSlackShop, type SlackShop } from '../bots/slack/open-slack-shop.ts';
import { post } from '../bots/slack/presses.ts';
import * as at from '../bots/slack/slack-cards.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

describe.each(databaseKinds)('a form of Slack that is sent in twice, on %s', (kind) => {
  let shop: SlackShop;
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
  });
  afterAll(() => shop.close());
  const priya = () => shop.slack.person('priya');

  let sent = 0;
  /** The form that is open, sent in once more with these answers, as a second press sends it. */
  const submission = (answers: Readonly<Record<string, string>>): string => {
    const view = priya().modal();
    if (!view) throw new Error('no form is open');
    const values = Object.fromEntries(
      Object.entries(answers).map(([name, value]) => [name, { [name]: { type: 'plain_text_input', value } }]),
    );
    const team = { id: shop.slack.teamId, domain: 'haat' };
    const user = { id: priya().id, username: 'priya', name: 'priya', team_id: team.id };
    const shown = { ...view, state: { values } };
    const payload = { type: 'view_submission', team, user, view: shown, trigger_id: `twice.${++sent}` };
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  };

  it('says it to the customer once, whether the presses follow each other or come at once', async () => {
    const { number, card, person } = await at.sale(shop);
    const words = 'We are ten minutes late.';
    await priya().clicks(card, 'Send to customer');
    await priya().submits({ text: words });
    const bodies = [1, 2, 3].map(() => submission({ text: words }));
    const [first, second] = await Promise.all(bodies.slice(0, 2).map((body) => post(shop, body)));
    const third = await post(shop, bodies[2] ?? '');
    expect([first?.status, second?.status, third.status]).toEqual([200, 200, 200]);
    await shop.settled();
    const heard = JSON.stringify(shop.heard(person.conversation));
    expect(heard.split(words)).toHaveLength(2);
    const moves = await shop.database.query(
      "select 1 from order_events where number = $1 and event = 'send-to-customer'",
      [number],
    );
    expect(moves).toHaveLength(1);
  });

  it('one that was refused may be sent in again as it is', async () => {
    const { number, card } = await at.sale(shop);
    await priya().clicks(card, 'Change address');
    const answers = { address: '4 Hill Road, Bandra West', pincode: '99' };
    expect(await (await post(shop, submission(answers))).text()).toContain('errors');
    expect(await (await post(shop, submission(answers))).text()).toContain('errors');
    const good = submission({ ...answers, pincode: '400050' });
    expect(await (await post(shop, good)).text()).not.toContain('errors');
    await shop.settled();
    const moves = await shop.database.query(
      "select 1 from order_events where number = $1 and event = 'change-address'",
      [number],
    );
    expect(moves).toHaveLength(1);
  });
});
