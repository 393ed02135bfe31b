import { afterEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../support/database.ts';
import { openShop } from '../../../support/open-shop.ts';
import { openWhatsappWeb } from '../../../support/open-whatsapp-web.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('a menu with a poll below it', { timeout: 120_000 }, () => {
  /** Somebody who has named their phone, and is asked whether it turns on. */
  const asked = async () => {
    const shop = await openShop(await testDatabase('pglite'));
    closing.push(() => shop.close());
    const opened = await openWhatsappWeb(shop.counter, closing, { polls: true });
    const { asha } = opened;
    const polls = () => asha.messages().filter(({ type }) => type === 'poll_creation');
    /** Once the poll of the question is there, which comes after its words. */
    const poll = async (nth: number) => {
      await expect.poll(polls).toHaveLength(nth);
      return polls()[nth - 1];
    };
    asha.says('iphone 11 128 gb');
    await asha.hears(/Does it turn on/);
    return { ...opened, poll };
  };

  it('is answered by a vote, and the next one, too', async () => {
    const { asha, poll, wa } = await asked();
    expect((await poll(1))?.options).toEqual(['Yes, it turns on', 'No, it stays dark']);
    asha.votes('Yes, it turns on');
    await asha.hears(/How is the display/);
    await poll(2);
    asha.votes((await poll(2))?.options[0]);
    await asha.hears(/back and the sides/);
    expect(wa.world.missing).toEqual([]);
  });

  it('is answered by its number all the same; a vote right after it is the same answer', async () => {
    const { asha, poll } = await asked();
    const first = await poll(1);
    asha.says('1');
    asha.votes('Yes, it turns on', { poll: first?.id ?? '' });
    await asha.hears(/How is the display/);
    asha.says('1');
    await asha.hears(/back and the sides/);
    expect(asha.messages().filter(({ text }) => /How is the display/.test(text))).toHaveLength(1);
  });

  it('says nothing to who takes a choice back', async () => {
    const { asha, poll } = await asked();
    await poll(1);
    const before = asha.messages().length;
    asha.votes(undefined);
    asha.votes('Yes, it turns on');
    await asha.hears(/How is the display/);
    await poll(2);
    expect(asha.messages().length - before).toBe(2);
  });

  it('hears a vote that came while the browser was away, once', async () => {
    const { asha, poll, wa, killBrowser, ready } = await asked();
    await poll(1);
    killBrowser();
    await expect.poll(() => wa.world.lines.size).toBe(0);
    asha.votes('Yes, it turns on');
    await asha.hears(/How is the display/, { within: 60_000 });
    await ready();
    await poll(2);
    killBrowser();
    await expect.poll(() => wa.world.lines.size).toBe(0);
    asha.says('1');
    await asha.hears(/back and the sides/, { within: 60_000 });
    await poll(3);
    expect(asha.messages().filter(({ text }) => /How is the display/.test(text))).toHaveLength(1);
  });
});
