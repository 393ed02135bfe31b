import { afterEach, describe, expect, it } from 'vitest';
import type { Outbound } from '#bots/shell/channel.ts';
import { ChannelError } from '#bots/shell/errors.ts';
import { openDatabase } from '#db/client/index.ts';
import { databaseKinds, testDatabase, testDatabaseUrl } from '../support/database.ts';
import { openShop, type Shop, sellsPhone } from '../support/open-shop.ts';
import { settled } from '../support/settled.ts';

const shops: Shop[] = [];
afterEach(async () => {
  for (const shop of shops.splice(0)) await shop.close();
});
const opened = async (...given: Parameters<typeof openShop>): Promise<Shop> => {
  const shop = await openShop(...given);
  shops.push(shop);
  return shop;
};

const text = (said: string) => ({ type: 'text', text: said }) as const;
const keysOf = (sent: readonly Outbound[]) => sent.flatMap(({ replies }) => replies.map(({ key }) => key));

describe.each(databaseKinds)('lines that follow each other at once, on %s', (kind) => {
  it.each([
    ['where is my order', 'buyback.your-order'],
    ['I want to cancel my order', 'buyback.ask-cancel'],
  ])('E2 I3: "%s" is answered before what was typed right after it', async (first, answer) => {
    const shop = await opened(await testDatabase(kind));
    const asha = shop.person('quick');
    await sellsPhone(asha);
    await settled(shop);
    const before = shop.heard(asha.conversation).length;
    await Promise.all([asha.delivers(text(first), 'q:1'), asha.delivers(text('language'), 'q:2')]);
    await settled(shop);
    const keys = keysOf(shop.heard(asha.conversation).slice(before));
    expect(keys).toEqual([answer, 'conversation.which-language']);
  });
});

describe('a flood of lines', { timeout: 120_000 }, () => {
  /** A shop that sends nothing before it may. */
  const slowShop = async (send: () => Promise<void>) => {
    const shop = await opened(await testDatabase('pglite'));
    const sent: Outbound[] = [];
    await shop.counter.addChannel({
      name: 'test',
      start: async () => {},
      stop: async () => {},
      trouble: () => undefined,
      send: async (outbound) => {
        await send();
        sent.push(outbound);
      },
    });
    return { shop, sent, asha: shop.person('flood') };
  };

  it('E2: each is answered in its place, however long those before it took together', async () => {
    const { shop, sent, asha } = await slowShop(() => new Promise((resolve) => setTimeout(resolve, 15)));
    const lines = Array.from({ length: 100 }, (_, n) => (n % 2 === 0 ? 'where is my order' : 'language'));
    await Promise.all(lines.map((line, n) => asha.delivers(text(line), `flood:${n}`)));
    await settled(shop);
    const wanted = lines.map((line) =>
      line === 'language' ? 'conversation.which-language' : 'buyback.no-orders',
    );
    expect(keysOf(sent)).toEqual(wanted);
  });

  it('E2 E6: whoever hangs is waited for once, and every line is taken', async () => {
    let go: () => void = () => {};
    const hanging = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { shop, sent, asha } = await slowShop(() => hanging);
    const began = performance.now();
    const lines = Array.from({ length: 60 }, (_, n) => asha.delivers(text('where is my order'), `hang:${n}`));
    await asha.delivers(text('language'), 'hang:last');
    await Promise.all(lines);
    expect(performance.now() - began).toBeLessThan(8_000);
    go();
    await settled(shop);
    expect(keysOf(sent)).toHaveLength(61);
  });
});

/** Two processes of one shop, as far as anybody can tell: each has its own memory, and they share a database and a chat. */
async function twoShops(send: (outbound: Outbound, by: number) => Promise<void>) {
  const url = await testDatabaseUrl();
  const size = { lanes: 2, slots: 2 };
  const sent: Outbound[] = [];
  const both: Shop[] = [];
  for (const nth of [0, 1]) {
    const shop = await opened(await openDatabase({ url, size }));
    await shop.counter.addChannel({
      name: 'test',
      start: async () => {},
      stop: async () => {},
      trouble: () => undefined,
      send: async (outbound) => {
        await send(outbound, nth);
        sent.push(outbound);
      },
    });
    both.push(shop);
  }
  const [one, other] = both as [Shop, Shop];
  return { one, other, sent };
}

describe.runIf(databaseKinds.includes('postgres'))('lines that two instances take', () => {
  it('E2: what one instance looks up is answered before what the other one is told next', async () => {
    const { one, other, sent } = await twoShops(async () => {});
    const [asha, again] = [one.person('two'), other.person('two')];
    await asha.delivers({ type: 'start' }, 'two:0');
    await settled(one);
    await asha.delivers(text('where is my order'), 'two:1');
    await again.delivers(text('language'), 'two:2');
    await settled(other);
    await settled(one);
    expect(keysOf(sent).slice(-2)).toEqual(['buyback.no-orders', 'conversation.which-language']);
  });

  it('E2: a chat whose lines go to both in turn reads its answers in the order of its lines', async () => {
    const { one, other, sent } = await twoShops(async () => {});
    const asha = [one.person('both'), other.person('both')] as const;
    const said = [
      ['where is my order', 'buyback.no-orders'],
      ['language', 'conversation.which-language'],
      ['help', 'conversation.help'],
    ] as const;
    await asha[0].delivers({ type: 'start' }, 'both:start');
    await settled(one);
    await settled(other);
    const keys = () => keysOf(sent).filter((key) => key !== 'conversation.home');
    const from = keys().length;
    const lines = Array.from({ length: 24 }, (_, n) => said[n % 3] ?? said[0]);
    for (const [n, [line]] of lines.entries())
      await (n % 2 === 0 ? asha[0] : asha[1]).delivers(text(line), `both:${n}`);
    await expect.poll(() => keys().length - from, { timeout: 30_000 }).toBeGreaterThanOrEqual(24);
    await settled(one);
    await settled(other);
    expect(keys().slice(from)).toEqual(lines.map(([, key]) => key));
  });

  it('E2 E6: what is said while one instance has yet to send, or to try again, waits for it in the other', async () => {
    const refused: string[] = [];
    let going: () => void = () => {};
    const sending = new Promise<void>((resolve) => {
      going = resolve;
    });
    let go: () => void = () => {};
    const mayGo = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { one, other, sent } = await twoShops(async ({ id, replies }) => {
      if (replies[0]?.key !== 'conversation.which-language' || refused.length > 0) return;
      refused.push(id);
      going();
      await mayGo;
      throw new ChannelError('rate-limited', 'slow down', 300);
    });
    const [asha, again] = [one.person('turns'), other.person('turns')];
    await asha.delivers({ type: 'start' }, 'turns:0');
    await settled(one);
    await asha.delivers(text('language'), 'turns:1');
    await sending;
    await again.delivers(text('help'), 'turns:2');
    go();
    const tries = 'select max(tries) as tries from outbox';
    await expect
      .poll(async () => Number((await one.database.query(tries))[0]?.tries) + sent.length, {
        timeout: 10_000,
      })
      .toBeGreaterThan(1);
    await asha.delivers(text('menu'), 'turns:3');
    await again.delivers(text('language'), 'turns:4');
    await settled(one);
    await settled(other);
    const ids = sent.map(({ id }) => Number(id));
    expect(refused).toHaveLength(1);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(sent).toHaveLength(5);
  });
});
