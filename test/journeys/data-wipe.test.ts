import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { asha, pickups, ravi } from '../support/pickups.ts';

describe.each(databaseKinds)('a paid device is wiped, on %s', { timeout: 120_000 }, (kind) => {
  let shop: Shop;
  let desk: ReturnType<typeof pickups>;
  beforeAll(async () => {
    shop = await openShop(await testDatabase(kind));
    desk = pickups(shop);
  });
  afterAll(() => shop.close());

  it('S0-71: its task asks for the number of the certificate, which the order and its history keep', async () => {
    const sold = await desk.atTheDoor();
    const { number } = sold;
    await desk.accepted(sold);
    await desk.press(number, 'send-code');
    await desk.press(number, 'verify-code', { code: desk.paymentCode(sold) });
    await desk.settled();
    const button = async () =>
      (await desk.card(number, ravi)).buttons.find(({ action }) => action === 'wiped');
    expect((await button())?.fields).toMatchObject([{ name: 'certificate' }]);
    const wiped = (certificate?: string) =>
      desk.press(number, 'wiped', certificate === undefined ? {} : { certificate }, ravi);
    expect(await wiped()).toBe('operators.not-understood');
    for (const wrong of ['yes', 'done', '12', 'kept <b>1</b>', `${'x'.repeat(60)}1`, 'zubeida-9876543210'])
      expect(await wiped(wrong)).toBe('operators.not-a-certificate');
    expect(await button()).toBeDefined();
    expect(await wiped('  wc-2026-००417 ')).toBe('done');
    expect(await button()).toBeUndefined();
    expect(JSON.stringify((await desk.card(number)).lines)).toContain('WC-2026-00417');
    const story = await shop.counter.operators.timeline(number, asha);
    expect(JSON.stringify(story.at(-1))).toContain('WC-2026-00417');
    const tasks = `select status, outcome from work_items where number = $1 and kind = 'data-wipe'`;
    expect(await shop.database.query(tasks, [number])).toEqual([{ status: 'closed', outcome: 'wiped' }]);
    expect(await wiped('WC-2026-00418')).toBe('operators.no-such-item');
  });

  it('S0-71: who was paid reads the receipt again whenever they ask, and the certificate once there is one', async () => {
    const sold = await desk.atTheDoor();
    const { number, customer } = sold;
    expect(await desk.says(customer, 'receipt bhejo')).toBe('buyback.no-receipt');
    expect(await desk.says(customer, 'data wiped?')).toBe('support.faq-data');
    await desk.accepted(sold);
    await desk.press(number, 'send-code');
    await desk.press(number, 'verify-code', { code: desk.paymentCode(sold) });
    await desk.settled();
    const year = new Date().getFullYear();
    const receipt = new RegExp(`would have paid ₹[\\d,]+ to asxxxxao@okaxis on .*${year}`);
    for (const words of ['send receipt', 'invoice', `track ${number}`]) {
      await desk.says(customer, words);
      expect(customer.text()).toMatch(receipt);
      expect(customer.text()).toContain(number);
      expect(customer.text()).not.toContain('Data wiped');
    }
    await desk.says(customer, 'wipe certificate');
    expect(customer.text()).toContain('Not wiped yet');
    expect(await desk.press(number, 'wiped', { certificate: 'WC-2026-00419' }, ravi)).toBe('done');
    for (const words of ['wipe certificate', 'data wiped?', 'track']) {
      await desk.says(customer, words);
      expect(customer.text()).toContain('Data wiped: certificate WC-2026-00419');
    }
  });
});
