import { afterEach, describe, expect, it } from 'vitest';
import { findOrder } from '#db/orders/index.ts';
import { formatted } from '../standins/whatsapp-cloud/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop } from '../support/open-shop.ts';
import { openWhatsapp } from '../support/open-whatsapp.ts';
import { imei, pickups } from '../support/pickups.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe.each(databaseKinds)('on WhatsApp, on %s', { timeout: 60_000 }, (kind) => {
  const open = async () => {
    const shop = await openShop(await testDatabase(kind));
    closing.push(() => shop.close());
    return { shop, ...(await openWhatsapp(shop.counter, closing)) };
  };
  type Open = Awaited<ReturnType<typeof open>>;

  /** From the first word to the order, with the number that WhatsApp knows. */
  async function sells({ asha }: Open): Promise<string> {
    const answers: readonly (readonly [says: string, until: RegExp])[] = [
      ['iphone 11 128 gb', /Does it turn on/],
      ['1', /How is the display/],
      ['1', /back and the sides/],
      ['1', /battery health/],
      ['1', /cameras work/],
      ['1', /Face ID/],
      ['1', /buttons and ports/],
      ['1', /anything else not work/],
      ['1', /Estimated Price/],
      ['sell now', /full name/],
      ['Asha Rao', /mobile number/],
    ];
    for (const [says, until] of answers) {
      await asha.says(says);
      await asha.hears(until, { within: 15_000 });
    }
    // Whoever writes from a number is asked for no other.
    const known = asha.messages.at(-1)?.buttons[0]?.title ?? '';
    expect(known).toBe('+91 98xxxxxx10');
    await asha.taps(known);
    await asha.hears(/pick it up/);
    for (const [says, until] of [
      ['Flat 12B, Sai Kripa, SV Road, Andheri West', /pincode/],
      ['400058', /landmark/],
      ['skip', /When may the partner come/],
      ['tomorrow morning', /Please check everything/],
    ] as const) {
      await asha.says(says);
      await asha.hears(until, { within: 15_000 });
    }
    await asha.taps('✅ Create order');
    const text = formatted((await asha.hears(/Order created: HT-/)).text).text;
    return /HT-\w{4}-\w{4}-\w{4}/.exec(text)?.[0] ?? '';
  }

  it('S0-38 S0-39: a sale is made with the number that they write from, which is as good as proven', async () => {
    const shop = await open();
    const number = await sells(shop);
    const order = await findOrder(shop.shop.counter.store, number, { type: 'customer' });
    expect(order?.person).toMatchObject({ phone: '+919876543210', proven: ['phone'] });
    expect(order?.person).not.toHaveProperty('whatsapp');
    expect(shop.graph.verdict()).toEqual([]);
  });

  it('S0-65 S0-69 S0-70 S0-71: a device is picked up, its price accepted and its seller paid', async () => {
    const opened = await open();
    const { asha, graph, shop } = opened;
    const number = await sells(opened);
    const desk = pickups(shop);
    await desk.settled();
    const press = async (type: string, values = {}) => {
      expect(await desk.press(number, type, values), type).toBe('done');
    };
    await press('claim');
    await press('schedule', { slot: await desk.slotOf(number) });
    await press('depart');
    const door = formatted((await asha.hears(/door: \d{4}/)).text).text;
    await press('arrive', { code: /door: (\d{4})/.exec(door)?.[1] ?? '' });
    await press('inspect', { check: 'clean', unlocked: 'yes', identifier: imei });
    await desk.brought('p0');
    await press('add-photos', { 'photo-check': 'p0' });
    await press('submit-inspection');
    await asha.hears(/final price/i);
    const accept = asha.messages.at(-1)?.buttons.find(({ title }) => /accept/i.test(title))?.title ?? '';
    await asha.taps(accept);
    await desk.settled();
    await asha.says('pay me');
    await asha.hears(/UPI/);
    await asha.says('asha.rao@okaxis');
    await desk.settled();
    for (const gate of ['ownership', 'identity']) await press('pass-gate', { gate });
    await press('send-code');
    const { text: code } = await asha.hears(/\b\d{6}\b/);
    await press('verify-code', { code: /\b(\d{6})\b/.exec(code)?.[1] ?? '' });
    await desk.settled();
    expect(await desk.status(number)).toBe('completed');
    expect(graph.verdict()).toEqual([]);
  });
});
