import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '#core/conversation/index.ts';
import type { Fields, Person } from '../../../standins/whatsapp-cloud/index.ts';
import { testDatabase } from '../../../support/database.ts';
import { openShop, type Shop } from '../../../support/open-shop.ts';
import { openWhatsapp, phoneNumberId } from '../../../support/open-whatsapp.ts';
import { positionOf } from '../../../support/position-of.ts';

const closing: (() => Promise<unknown>)[] = [];
let shop: Shop;
let asha: Person;

beforeEach(async () => {
  shop = await openShop(await testDatabase('pglite'));
  closing.push(() => shop.close());
  ({ asha } = await openWhatsapp(shop.counter, closing));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const taps = (referral: unknown, body = 'hi'): Promise<void> =>
  asha.sends({ type: 'text', text: { body }, referral } as Fields);

async function source() {
  const conversation = `whatsapp:${phoneNumberId}:${asha.number}`;
  return (await positionOf<Conversation>(shop.database, conversation))?.source;
}

const advertisement = {
  source_url: 'https://www.instagram.com/p/Cxyz/?igsh=somebody',
  source_id: '120210000000000001',
  source_type: 'ad',
  headline: 'Sell your phone <today>',
  body: 'Cash at your door',
  media_type: 'image',
  ctwa_clid: 'ARAkLkA8rmlFeiCktEJQ-QTwRiyYHAFDLMNDBH0CD3qpjd0HR4irJ6LEkR7JwFF4XvnO',
};

describe('who taps an advertisement that opens WhatsApp', { timeout: 30_000 }, () => {
  it('S0-9: has come by it, and no later one changes that', async () => {
    await taps(advertisement);
    await taps({ ...advertisement, source_id: '999' }, 'sell');
    expect(await source()).toMatchObject({
      entry: 'social',
      channel: 'whatsapp',
      source: 'instagram',
      medium: 'paid-social',
      content: '120210000000000001',
      campaign: 'Sell your phone today',
    });
  });

  it('is not known by it: neither the click nor the address that was opened is kept', async () => {
    await taps(advertisement);
    const kept = JSON.stringify(await source());
    expect(kept).not.toMatch(/ARAk|igsh|somebody|Cxyz/);
  });

  it('is heard all the same when what Meta says of it cannot be read, or is very long', async () => {
    await taps({ source_url: 7, source_id: null, headline: ['x'] }, 'iphone 11 128 gb');
    await asha.hears(/Does it turn on/, { within: 15_000 });
    expect(await source()).toBeUndefined();
  });

  it('S0-9: leaves no more than a few words of a very long headline', async () => {
    await taps({ source_id: '1'.repeat(5_000), source_type: 'post', headline: 'फ़ोन '.repeat(2_000) });
    const kept = await source();
    expect(kept).toMatchObject({ entry: 'social', source: 'meta', medium: 'social' });
    for (const value of Object.values(kept ?? {})) expect(value.length).toBeLessThanOrEqual(64);
  });
});
