import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { findEvidence } from '#db/evidence/index.ts';
import { timeline } from '#db/orders/index.ts';
import { aPhoto } from '../support/a-photo.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop } from '../support/open-shop.ts';
import { openWhatsapp } from '../support/open-whatsapp.ts';
import { pickups } from '../support/pickups.ts';
import { sellsOnWhatsapp } from '../support/sells-on-whatsapp.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe.each(databaseKinds)('photos that a customer sends, on %s', { timeout: 60_000 }, (kind) => {
  const open = async () => {
    const shop = await openShop(await testDatabase(kind));
    closing.push(() => shop.close());
    const whatsapp = await openWhatsapp(shop.counter, closing);
    return { shop, desk: pickups(shop), ...whatsapp };
  };

  it('a photo on WhatsApp is added to the order, and the desk sees it without the place where it was taken', async () => {
    const { asha, desk, graph, shop } = await open();
    const number = await sellsOnWhatsapp(asha);
    await desk.settled();
    graph.keepMedium('1001', { content: await aPhoto(), type: 'image/jpeg' });
    await asha.sendsPhoto('1001');
    await asha.hears(new RegExp(`added your photo to order ${number}`));
    await desk.settled();
    expect(await desk.press(number, 'claim')).toBe('done');
    const { photos = [] } = await desk.card(number);
    expect(photos).toMatchObject([{ of: { key: 'operators.photo-of-customer' } }]);
    const kept = await findEvidence(shop.database, photos[0]?.ids[0] ?? '');
    const about = await sharp(kept?.content).metadata();
    expect(about).toMatchObject({ format: 'jpeg', width: 240, height: 320 });
    expect(about).not.toHaveProperty('exif');
    const moves = await timeline(shop.counter.store, number);
    expect(moves.map(({ event }) => event)).toContain('send-photo');
    expect(graph.verdict()).toEqual([]);
  });
});
