import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { findEvidence } from '#db/evidence/index.ts';
import { timeline } from '#db/orders/index.ts';
import { openSlackShop } from '../bots/slack/open-slack-shop.ts';
import * as cards from '../bots/slack/slack-cards.ts';
import { aPhoto } from '../support/a-photo.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop } from '../support/open-shop.ts';
import { openWhatsapp } from '../support/open-whatsapp.ts';
import { sellsOnWhatsapp } from '../support/paid-sale.ts';
import { pickups } from '../support/pickups.ts';
import { walkerOf } from '../support/walker.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const jpeg = async () => ({ content: await aPhoto(), type: 'image/jpeg' });

describe.each(databaseKinds)('photos that a customer sends, on %s', { timeout: 60_000 }, (kind) => {
  const open = async () => {
    const shop = await openShop(await testDatabase(kind));
    closing.push(() => shop.close());
    const whatsapp = await openWhatsapp(shop.counter, closing);
    return { shop, desk: pickups(shop), ...whatsapp };
  };
  const kept = async (shop: Awaited<ReturnType<typeof open>>['shop']): Promise<number> => {
    const [row] = await shop.database.query<{ n: number }>('select count(*)::int as n from evidence');
    return row?.n ?? 0;
  };

  it('a photo on WhatsApp is added to the order, and the desk sees it without the place where it was taken', async () => {
    const { asha, desk, graph, shop } = await open();
    const number = await sellsOnWhatsapp(walkerOf(asha));
    await desk.settled();
    graph.keepMedium('1001', await jpeg());
    await asha.sendsPhoto('1001');
    await asha.hears(new RegExp(`added your photo to order ${number}`));
    await desk.settled();
    expect(await desk.press(number, 'claim')).toBe('done');
    const { photos = [] } = await desk.card(number);
    expect(photos).toMatchObject([{ of: { key: 'operators.photo-of-customer' } }]);
    const found = await findEvidence(shop.database, photos[0]?.ids[0] ?? '');
    const about = await sharp(found?.content).metadata();
    expect(about).toMatchObject({ format: 'jpeg', width: 240, height: 320 });
    expect(about).not.toHaveProperty('exif');
    const moves = await timeline(shop.counter.store, number);
    expect(moves.map(({ event }) => event)).toContain('send-photo');
    expect(graph.verdict()).toEqual([]);
  });

  it('what is no photo, too large, gone or not what Meta said is not kept, and why is told', async () => {
    const { asha, desk, graph, shop } = await open();
    const number = await sellsOnWhatsapp(walkerOf(asha));
    await desk.settled();
    const content = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    graph.keepMedium('2001', { content, type: 'image/jpeg' });
    graph.keepMedium('2002', { content: Buffer.alloc(9 * 1024 * 1024), type: 'image/jpeg' });
    graph.keepMedium('2003', { ...(await jpeg()), says: { sha256: '0'.repeat(64) } });
    for (const [id, words] of [
      ['2001', /not a photo I can open/],
      ['2002', /too large/],
      ['2003', /not a photo I can open/],
      ['2004', /send it again/],
    ] as const) {
      await asha.sendsPhoto(id);
      expect((await asha.hears(words)).text).toContain(number);
    }
    expect(await kept(shop)).toBe(0);
  });

  it('a line that breaks is tried again; and after ten in a day no more are fetched', async () => {
    const { asha, desk, graph, shop } = await open();
    await sellsOnWhatsapp(walkerOf(asha));
    await desk.settled();
    graph.fault({ on: 'download' });
    for (let n = 1; n <= 11; n++) graph.keepMedium(`30${n}`, await jpeg());
    for (let n = 1; n <= 10; n++) {
      await asha.sendsPhoto(`30${n}`);
      await asha.hears(/added your photo/, { within: 15_000 });
    }
    await asha.sendsPhoto('3011');
    await asha.hears(/ten photos/);
    expect(await kept(shop)).toBe(10);
    expect(graph.calls.map(({ path }) => path)).not.toContain('/3011');
  });

  it('in the middle of a sale nothing is fetched: none is needed, and the question stands', async () => {
    const { asha, graph, shop } = await open();
    graph.keepMedium('4001', await jpeg());
    await asha.says('iphone 11 128 gb');
    await asha.hears(/Does it turn on/, { within: 15_000 });
    await asha.sendsPhoto('4001', 'http://169.254.169.254/latest/meta-data/');
    await asha.hears(/none are needed before the visit[\s\S]*Does it turn on/);
    expect(graph.calls.map(({ path }) => path)).not.toContain('/4001');
    expect(await kept(shop)).toBe(0);
  });

  it('the thread of the order’s card in Slack tells of it', async () => {
    const shop = await openSlackShop(await testDatabase(kind));
    closing.push(() => shop.close());
    const { asha, graph } = await openWhatsapp(shop.counter, closing);
    const number = await sellsOnWhatsapp(walkerOf(asha));
    await shop.settled();
    graph.keepMedium('5001', await jpeg());
    await asha.sendsPhoto('5001');
    await asha.hears(/added your photo/);
    await shop.settled();
    const notes = async () => (await cards.thread(shop, await cards.cardOf(shop, number))).join('\n');
    await expect.poll(notes).toMatch(/sent a photo/);
  });
});
