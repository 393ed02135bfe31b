import { serve } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { Counter } from '#bots/counter.ts';
import { telegramChannel } from '#bots/telegram/index.ts';
import { openTerminal } from '#bots/terminal/index.ts';
import { actOnOrder } from '#db/orders/index.ts';
import { plain } from '#prompts/index.ts';
import { startTelegram } from '../standins/telegram/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop, testSecret } from '../support/open-shop.ts';
import { openWhatsapp } from '../support/open-whatsapp.ts';
import { openWhatsappWeb } from '../support/open-whatsapp-web.ts';
import { type Walker, walkerOf } from '../support/walker.ts';

const token = '7001:telegram-test-token';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** S0-8 from the first word to the claimed order, as any channel shows it. */
async function sellsAndIsClaimed({ counter }: Shop, walker: Walker): Promise<void> {
  await walker.says('/start', /What would you like to do/);
  await walker.taps('Sell a device', /What would you like to sell/);
  await walker.taps('Phone', /Which brand/);
  await walker.taps('Apple', /Which Apple/);
  await walker.taps('iPhone 11', /Which iPhone 11 exactly/);
  await walker.taps('128 GB', /Does it turn on/);
  await walker.taps('Yes, it turns on', /How is the display/);
  await walker.says('1', /back and the sides/);
  await walker.says('1', /battery health/);
  await walker.says('1', /cameras work/);
  await walker.says('1', /Face ID/);
  await walker.says('1', /buttons and ports/);
  await walker.says('1', /anything else not work/);
  await walker.says('1', /Estimated Price[\s\S]*not the final price[\s\S]*Free doorstep pickup/);
  await walker.taps('Sell now', /full name/);
  await walker.says('Asha Rao', /mobile number/);
  await walker.says('98765 43210', /WhatsApp on the same number/);
  await walker.taps('Same number', /pick it up/);
  await walker.says('Flat 12B, Sai Kripa, SV Road, Andheri West', /pincode/);
  await walker.says('400058', /landmark/);
  await walker.taps('Skip', /When may the partner come/);
  await walker.says('tomorrow morning', /Please check everything/);
  const created = await walker.taps('✅ Create order', /Order created: HT-/);
  const [number = ''] = /HT-\w{4}-\w{4}-\w{4}/.exec(created) ?? [];
  const by = { role: 'operator', account: 'test:priya', name: 'Priya' } as const;
  const claimed = await actOnOrder(counter.store, { number, event: { type: 'claim' }, by, at: Date.now() });
  expect(claimed).toMatchObject({ ok: true, order: { status: 'assigned', holder: { name: 'Priya' } } });
  counter.outbox.nudge();
  await walker.hears(/Priya[\s\S]*our pickup partner/);
}

async function onTelegram(
  counter: Counter,
  how: 'long polling' | 'webhook',
): Promise<Walker & { readonly verdict: () => readonly unknown[] }> {
  const telegram = await startTelegram({ token });
  closing.push(async () => telegram.stop());
  const { port, close } = await listen(counter);
  closing.push(close);
  const webhook = {
    url: `http://127.0.0.1:${port}/telegram`,
    secretToken: 'webhook-secret-for-tests',
    mount: (path: string, handler: (request: Request) => Promise<Response>) =>
      void counter.app.post(path, ({ req }) => handler(req.raw)),
  };
  const channel = telegramChannel({
    token,
    secret: testSecret,
    copy: counter.copy,
    apiRoot: telegram.url,
    log: { info: () => {}, warn: () => {} },
    ...(how === 'webhook' ? { webhook } : {}),
  });
  await counter.addChannel(channel);
  const asha = telegram.person({ id: 42, name: 'Asha', languageCode: 'en' });
  const hears = async (until: RegExp) => (await asha.hears(until, { within: 15_000 })).text ?? '';
  return {
    hears,
    says: async (text, until) => {
      asha.says(text);
      return hears(until);
    },
    taps: async (label, until) => {
      asha.taps(label);
      return hears(until);
    },
    verdict: telegram.verdict,
  };
}

async function inTerminal(counter: Counter): Promise<Walker> {
  const { channel, exchange } = openTerminal(counter.copy, () => counter.outbox.idle());
  await counter.addChannel(channel);
  let count = 0;
  const says = async (text: string, until: RegExp) => {
    const replies = await exchange.say({ as: 'asha', text, id: `line-${++count}` });
    const read = replies.map((reply) => plain(reply.markup)).join('\n');
    expect(read).toMatch(until);
    return read;
  };
  const hears = async (until: RegExp) => {
    const replies = await exchange.listen('asha', AbortSignal.timeout(30_000));
    const read = replies.map((reply) => plain(reply.markup)).join('\n');
    expect(read).toMatch(until);
    return read;
  };
  return { says, hears, taps: (label, until) => says(label, until) };
}

function listen({ app }: Counter): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve(
      { fetch: (request) => app.fetch(request), port: 0, hostname: '127.0.0.1' },
      ({ port }) => resolve({ port, close: () => new Promise<void>((done) => server.close(() => done())) }),
    );
  });
}

describe.each(databaseKinds)('a whole sale on %s', (kind) => {
  const open = async () => {
    const shop = await openShop(await testDatabase(kind));
    closing.push(() => shop.close());
    return shop;
  };

  it.each(['long polling', 'webhook'] as const)(
    'S0-8: goes from start to claimed order on Telegram by %s, and Telegram finds nothing wrong',
    async (how) => {
      const shop = await open();
      const walker = await onTelegram(shop.counter, how);
      await sellsAndIsClaimed(shop, walker);
      expect(walker.verdict()).toEqual([]);
    },
    60_000,
  );

  it('S0-8: goes from start to claimed order on WhatsApp by the Cloud API, and Meta finds nothing wrong', async () => {
    const shop = await open();
    const { graph, asha } = await openWhatsapp(shop.counter, closing);
    await sellsAndIsClaimed(shop, walkerOf(asha));
    expect(graph.verdict()).toEqual([]);
  }, 60_000);

  it('S0-8: goes from start to claimed order on WhatsApp by a linked phone, in a browser', async () => {
    const shop = await open();
    const { wa, walker } = await openWhatsappWeb(shop.counter, closing);
    await sellsAndIsClaimed(shop, walker);
    expect(wa.world.missing).toEqual([]);
  }, 120_000);

  it('S0-8: goes from start to claimed order in the terminal', async () => {
    const shop = await open();
    await sellsAndIsClaimed(shop, await inTerminal(shop.counter));
  });
});
