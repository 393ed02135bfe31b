import { afterEach, describe, expect, it } from 'vitest';
import { findOrder } from '#db/orders/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop } from '../support/open-shop.ts';
import { openWhatsapp } from '../support/open-whatsapp.ts';
import { openWhatsappWeb } from '../support/open-whatsapp-web.ts';
import { isPaid, sellsOnWhatsapp } from '../support/paid-sale.ts';
import { walkerOf } from '../support/walker.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe.each(databaseKinds)('on WhatsApp, on %s', { timeout: 120_000 }, (kind) => {
  const openShopOn = async () => {
    const shop = await openShop(await testDatabase(kind));
    closing.push(() => shop.close());
    return shop;
  };

  it('S0-38 S0-39: a sale is made with the number that they write from, which is as good as proven', async () => {
    const shop = await openShopOn();
    const { graph, asha } = await openWhatsapp(shop.counter, closing);
    const number = await sellsOnWhatsapp(walkerOf(asha));
    const order = await findOrder(shop.counter.store, number, { type: 'customer' });
    expect(order?.person).toMatchObject({ phone: '+919876543210', proven: ['phone'] });
    expect(order?.person).not.toHaveProperty('whatsapp');
    expect(graph.verdict()).toEqual([]);
  });

  it('S0-65 S0-69 S0-70 S0-71: a device is picked up, its price accepted, its seller paid and asked how it was', async () => {
    const shop = await openShopOn();
    const { graph, asha } = await openWhatsapp(shop.counter, closing);
    const walker = walkerOf(asha);
    await isPaid(shop, walker, await sellsOnWhatsapp(walker));
    expect(graph.verdict()).toEqual([]);
  });

  it('S0-65 S0-69 S0-70 S0-71: the same by a linked phone, in a browser', async () => {
    const shop = await openShopOn();
    const { wa, walker } = await openWhatsappWeb(shop.counter, closing);
    await isPaid(shop, walker, await sellsOnWhatsapp(walker));
    expect(wa.world.missing).toEqual([]);
  });
});
