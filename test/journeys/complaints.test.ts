import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '#prompts/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { aNetwork, codeIn } from '../support/network.ts';
import { openShop, type Shop, sellsPhone } from '../support/open-shop.ts';
import { asha, pickups } from '../support/pickups.ts';

describe.each(databaseKinds)('what customers tell about others, on %s', { timeout: 120_000 }, (kind) => {
  const { sms, texts, newest } = aNetwork();
  let shop: Shop;
  let desk: ReturnType<typeof pickups>;
  beforeAll(async () => {
    shop = await openShop(await testDatabase(kind), { sms });
    desk = pickups(shop);
  });
  afterAll(() => shop.close());

  it('S0-46 S0-82: an order whose number is corrected to that of another one of the same device is a duplicate', async () => {
    const first = await sellsPhone(shop.person('same-1'), '98200 33441');
    const two = shop.person('same-2');
    const other = await sellsPhone(two, '98200 33442');
    await desk.settled();
    expect(await desk.says(two, 'my number is wrong, it is 98200 33441')).toBe('buyback.ask-correct-to');
    expect(texts.filter(({ to, text }) => to === '+919820033441' && text.includes(other))).toEqual([]);
    await desk.says(two, 'yes');
    await desk.says(two, codeIn(newest('+919820033441')));
    expect(two.text()).toContain('is the number');
    const tasks = await shop.database.query<{ subject: unknown }>(
      "select subject from work_items where kind = 'duplicate' and status = 'open'",
    );
    expect(tasks.filter(({ subject }) => JSON.stringify(subject).includes(other))).toHaveLength(1);
    expect(JSON.stringify(tasks)).toContain(first);
  });

  it('S0-46 S0-70: the payment code stays off a second number until that number is proven, and the desk reads of the change', async () => {
    const sold = await desk.atTheDoor();
    const { number, customer } = sold;
    await desk.accepted(sold, '353918058201308');
    await desk.says(customer, 'send the otp to 98200 33551');
    expect(customer.last()?.key).toBe('buyback.ask-codes-to');
    expect(await desk.says(customer, 'yes')).toBe('support.codes-to-second');
    expect(await desk.press(number, 'send-code')).toBe('done');
    const paying = desk.paymentCode(sold);
    const told = (to: string) => texts.filter((each) => each.to === to && each.text.includes(paying));
    expect(told('+919820033551')).toEqual([]);
    expect(texts.some(({ text }) => text.includes(paying))).toBe(true);
    expect(await desk.says(customer, 'ravi.kumar@okaxis')).toBe('buyback.ask-pay-to');
    expect(await desk.says(customer, 'yes')).toBe('support.destination-set');
    const story = await shop.counter.operators.timeline(number, asha);
    const lines = story.map((line) => plain(shop.counter.copy.write('en', line))).join('\n');
    expect(lines).toContain('changed where payment codes go, with a vendor at the door');
    expect(lines).toContain('changed where to pay, with a vendor at the door');
    expect(lines).not.toMatch(/33551|ravi/);
  });

  it('S0-46 S0-70: what a customer complains of pays nobody else, however often', async () => {
    const sold = await desk.atTheDoor();
    const { number, customer } = sold;
    await desk.accepted(sold, '353918058201316');
    const moves = async () =>
      shop.database.query(
        "select event from order_events where number = $1 and event in ('set-destination', 'choose-number', 'prove-number')",
        [number],
      );
    const before = await moves();
    for (const complaint of [
      'your partner wants the money in account 50100123456789 HDFC0001234 Ravi Kumar, is this normal?',
      'and his phone 99999 22222 keeps asking for my otp',
      'the boy calls from 99999 22222 and asks for the otp',
    ])
      expect(await desk.says(customer, complaint)).toBe('support.never-asked');
    expect(await desk.press(number, 'send-code')).toBe('done');
    expect(await moves()).toEqual(before);
    expect(texts.filter(({ to }) => to === '+919999922222')).toEqual([]);
  });
});
