import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepEvidence } from '#db/evidence/index.ts';
import { accountOf, inspected, presses as pressesFor, slotOf } from '../bots/slack/at-the-door.ts';
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

  /** What Slack is told of each, all sent in at once. */
  const answersTo = (...bodies: readonly string[]) =>
    Promise.all(bodies.map(async (body) => (await post(shop, body)).text()));

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

  it('S0-66: a wrong code at the door counts once, and each press reads that it is wrong', async () => {
    const { number, person } = await at.sale(shop);
    const presses = (type: string, values = {}) => pressesFor(shop, number, { by: 'priya', type, values });
    await presses('claim');
    await presses('schedule', { slot: await slotOf(shop, number) });
    await presses('depart');
    const code = /door: (\d{4})/.exec(person.text())?.[1] ?? '';
    await priya().clicks(await at.cardOf(shop, number), "I'm at the door");
    const wrong = { code: code === '1111' ? '2222' : '1111' };
    const answers = await answersTo(submission(wrong), submission(wrong), submission(wrong));
    expect(answers[0]).toContain('errors');
    expect(new Set(answers).size).toBe(1);
    await shop.settled();
    const counted = "select 1 from order_events where number = $1 and event = 'wrong-code'";
    expect(await shop.database.query(counted, [number])).toHaveLength(1);
    // Another code is another try.
    await answersTo(submission({ code: code === '3333' ? '4444' : '3333' }));
    expect(await shop.database.query(counted, [number])).toHaveLength(2);
    expect(await answersTo(submission({ code }), submission({ code }))).toEqual(['', '']);
  });

  it('S0-71: a payment code counts once when it is wrong, and pays once without an error when it is right', async () => {
    const { number, person } = await inspected(shop, 'priya', { identifier: '353918058201266' });
    const presses = (type: string, values = {}) => pressesFor(shop, number, { by: 'priya', type, values });
    const picture = { id: 'twice', type: 'image/png', content: Buffer.from('a picture') } as const;
    await keepEvidence(shop.database, { ...picture, by: accountOf(shop, 'priya'), at: Date.now() });
    await presses('add-photos', { 'photo-check': 'twice' });
    await presses('submit-inspection');
    await person.taps(person.last()?.choices?.[0]?.id ?? '');
    await shop.settled();
    await person.taps(`@deal:pay:${number}`);
    await person.says('asha.rao@okaxis');
    await shop.settled();
    await presses('pass-gate', { gate: 'ownership,identity' });
    await presses('send-code');
    const code = /\b(\d{6})\b/.exec(person.text())?.[1] ?? '';
    await priya().clicks(await at.cardOf(shop, number), 'Enter payment code');
    const wrong = { code: code === '111111' ? '222222' : '111111' };
    const answers = await answersTo(submission(wrong), submission(wrong), submission(wrong));
    expect(answers[0]).toMatch(/errors.*4/);
    expect(new Set(answers).size).toBe(1);
    const tries = 'select tries from payout_codes where number = $1';
    expect(await shop.database.query(tries, [number])).toEqual([{ tries: 1 }]);
    expect(await answersTo(submission({ code }), submission({ code }))).toEqual(['', '']);
    await shop.settled();
    expect(await shop.database.query('select 1 from payouts where number = $1', [number])).toHaveLength(1);
  });
});
