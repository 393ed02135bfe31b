import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSlackShop, type SlackShop } from '../bots/slack/open-slack-shop.ts';
import * as at from '../bots/slack/slack-cards.ts';
import { buttons, type View, words } from '../standins/slack/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

const read = (view: View | undefined): string => (view ? words(view) : '');

describe.each(databaseKinds)('a pickup in Slack, on %s', (kind) => {
  let shop: SlackShop;
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
  });
  afterAll(() => shop.close());
  const person = (name: string) => shop.slack.person(name);

  it('S0-65 S0-66 S0-67 S0-69 S0-70: goes from the claim to the payment by signed presses alone', async () => {
    const { number, person: customer } = await at.sale(shop);
    const priya = person('priya');
    const card = () => at.cardOf(shop, number);
    const clicks = async (button: string) => {
      await priya.clicks(await card(), button);
    };
    const done = async () => {
      await shop.settled();
      expect(priya.modal()).toBeUndefined();
    };

    await clicks('Claim');
    await shop.settled();
    await clicks('Plan the visit');
    // What the customer wished for stands there already.
    const wished = priya.modal()?.blocks.flatMap(({ element }) => element?.initial_option?.text.text ?? []);
    expect(wished?.join()).toMatch(/am|pm/);
    const slots = priya.modal()?.blocks.flatMap(({ element }) => element?.options ?? []) ?? [];
    expect(slots.length).toBeGreaterThan(5);
    expect(await priya.submits({ slot: slots[1]?.value ?? '' })).toEqual({});
    await done();
    expect(words(await card())).toContain('Visit planned');
    expect(buttons(await card())).toContain('Change the visit');
    expect(buttons(await card())).not.toContain('Plan the visit');

    await clicks("I'm on my way");
    await done();
    const code = /door: (\d{4})/.exec(customer.text())?.[1] ?? '';
    for (const message of await at.cardsOf(shop, number)) expect(words(message)).not.toContain(code);
    await clicks("I'm at the door");
    const wrong = code === '1111' ? '2222' : '1111';
    expect(Object.keys(await priya.submits({ code: wrong }))).toEqual(['code']);
    expect(await priya.submits({ code })).toEqual({});
    await done();

    await clicks('Enter what I found');
    expect(read(priya.modal())).toContain('IMEI');
    const asked = { check: 'Clean', unlocked: 'Off: signed out of every account' };
    const short = await priya.submits({ identifier: '123', ...asked });
    expect(short.identifier).toMatch(/That has 3 digits, an IMEI has exactly 15. Dial \*#06#/);
    const slipped = await priya.submits({ identifier: '356938035643808', ...asked });
    expect(slipped.identifier).toMatch(/One of these digits is wrong/);
    expect(
      await priya.submits({ identifier: '35 693803 564380 9', 'answer-body': 'scratched', ...asked }),
    ).toEqual({});
    await done();
    expect(buttons(await card())).not.toContain('Show the price');
    await clicks('Correct what I found');
    const inputs = priya.modal()?.blocks.flatMap(({ element }) => element ?? []) ?? [];
    const stands = inputs.map(({ initial_value: typed, initial_option: one }) => typed ?? one?.text.text);
    expect(stands).toEqual(expect.arrayContaining(['356938035643809', asked.check, asked.unlocked]));
    const mistyped = await priya.submits({ identifier: '356938035643808' });
    expect(mistyped.identifier).toMatch(/One of these digits is wrong/);
    expect(await priya.submits({ identifier: '356938035643809' })).toEqual({});
    await done();
    await clicks('Add photos');
    expect(await priya.submits({ 'photo-check': 'check.jpg', 'photo-body': 'body.jpg' })).toEqual({});
    await done();
    await clicks('Show the price');
    await done();
    await at.isTold(shop, 'priya', /The price is worked out: \*₹[\d,]+\*/);

    expect(customer.text()).toContain('The inspection of');
    await customer.taps(customer.last()?.choices?.[0]?.id ?? '');
    await shop.settled();
    await customer.taps(`@deal:pay:${number}`);
    await customer.says('asha.rao@okaxis');
    await shop.settled();
    expect(words(await card())).toContain('Payments are simulated');
    await clicks('Enter passed checks');
    expect(await priya.submits({ gate: 'ownership,identity' })).toEqual({});
    await done();
    await clicks('Send payment code');
    await done();
    const paymentCode = /\b(\d{6})\b/.exec(customer.text())?.[1] ?? '';
    await clicks('Enter payment code');
    expect(await priya.submits({ code: paymentCode })).toEqual({});
    await done();
    await shop.settled();
    const last = await card();
    expect(words(last)).toContain('Completed');
    for (const secret of ['Asha Rao', '98765', 'okaxis', '356938035643809', paymentCode])
      expect(JSON.stringify(last)).not.toContain(secret);
    expect((await at.thread(shop, last)).join('\n')).toMatch(/customer is paid/);
  });

  it('S0-63: a press on a card of before is told what is true now', async () => {
    const { number, card: stale } = await at.sale(shop);
    await person('priya').clicks(stale, 'Claim');
    await shop.settled();
    const claimed = await at.cardOf(shop, number);
    // Slack does not take the card as it is after the release: it stands there as it was.
    shop.slack.fail('chat.update', { error: 'invalid_blocks' });
    await person('priya').clicks(claimed, 'Release');
    await shop.settled();
    expect(words(await at.cardOf(shop, number))).toContain('Assigned');
    await person('priya').clicks(claimed, 'Plan the visit');
    await at.isTold(shop, 'priya', /has moved on meanwhile. It is now: \*Unassigned\*/);
    await expect.poll(async () => words(await at.cardOf(shop, number))).toContain('Unassigned');
    await person('priya').clicks(claimed, 'Release');
    await at.isTold(shop, 'priya', /not possible while the order is “Unassigned”/);
  });
});
