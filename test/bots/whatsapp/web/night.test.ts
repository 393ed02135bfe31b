import { afterEach, describe, expect, it } from 'vitest';
import { type Session, whatsappWebChannel } from '#bots/whatsapp/web/index.ts';
import { attemptStore } from '#db/messages/index.ts';
import { actOnOrder } from '#db/orders/index.ts';
import { databaseKinds, testDatabase } from '../../../support/database.ts';
import { openShop } from '../../../support/open-shop.ts';
import { waitFor } from '../../../support/waiting.ts';
import { noPacing } from './no-pacing.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Listener = Parameters<Session['start']>[0];

/** A phone that takes everything; what it was given, and a person who writes to it. */
function phone() {
  const given: string[] = [];
  const listeners = new Set<() => void>();
  let listener: Listener | undefined;
  let written = 0;
  const session: Session = {
    start: (listens) => {
      listener = listens;
    },
    stop: async () => undefined,
    typing: () => undefined,
    fetch: async () => ({ came: 'broken' }),
    status: () => ({ state: 'ready', own: '912240000000' }),
    send: async ({ body }) => {
      given.push(body.kind === 'text' ? body.text : '');
      for (const wake of [...listeners]) wake();
      return { came: 'sent', id: `true_${given.length}` };
    },
  };
  const hears = (until: RegExp, from = 0) =>
    waitFor({
      look: () => given.slice(from).find((text) => until.test(text)),
      listeners,
      within: 20_000,
      missing: () => `she did not hear ${until}, but ${JSON.stringify(given.slice(from))}`,
    });
  const says = async (text: string, at: number) => {
    const said = {
      id: `AC${++written}`,
      what: 'message',
      own: '912240000000',
      from: '919876543210@c.us',
    } as const;
    const about = { type: 'chat', hasMedia: false, cards: [], phone: '919876543210' };
    await listener?.heard({ ...said, ...about, at, body: text });
  };
  return { session, given, hears, says };
}

const evening = Date.parse('2026-11-23T21:00:00+05:30');
const night = Date.parse('2026-11-23T23:00:00+05:30');

describe.each(databaseKinds)('news at night by a linked phone, on %s', (kind) => {
  const open = async () => {
    let now = evening;
    const shop = await openShop(await testDatabase(kind), { now: () => now });
    closing.push(() => shop.close());
    const asha = phone();
    const { counter, database } = shop;
    const channel = whatsappWebChannel({
      ...{ session: asha.session, copy: counter.copy, zone: 'Asia/Kolkata', now: () => now },
      attempts: attemptStore(counter.store.database),
      pacing: { ...noPacing, quiet: { from: 22 * 60, to: 7 * 60 } },
      awake: counter.outbox.hasten,
      log: { info: () => {}, warn: () => {} },
    });
    await counter.addChannel(channel);
    const says = async (text: string, until: RegExp) => {
      const from = asha.given.length;
      // Nobody answers in the moment in which they are asked.
      now += 1_000;
      await asha.says(text, now);
      return asha.hears(until, from);
    };
    const falls = () => {
      now = night;
    };
    /** Whatever waits in the chat, and for how many hours. */
    const waiting = () =>
      database.query(
        `select tries, round(extract(epoch from due - now()) / 3600)::int as hours from outbox
         where lane like 'whatsapp-web:%' and kind = 'reply'`,
      );
    return { ...asha, counter, database, says, falls, waiting };
  };

  it('waits for the morning, tried once, and comes before the answer to whoever writes meanwhile', async () => {
    const { counter, given, says, falls, waiting } = await open();
    await says('hi', /What would you like to do/);
    const number = await sells(says);
    falls();
    const by = { role: 'operator', account: 'test:priya', name: 'Priya' } as const;
    await actOnOrder(counter.store, { number, event: { type: 'claim' }, by, at: night });
    counter.outbox.nudge();
    await expect.poll(waiting).toEqual([{ tries: 1, hours: 8 }]);
    const before = given.length;
    await says('track', /Your pickup partner will call/);
    expect(given.slice(before)).toEqual([
      expect.stringMatching(/Good news: \*Priya\*/),
      expect.stringContaining(number),
    ]);
    await expect.poll(waiting).toEqual([]);
  });
});

async function sells(says: (text: string, until: RegExp) => Promise<string>): Promise<string> {
  await says('iphone 11 128 gb', /Does it turn on/);
  for (const next of [
    /display/,
    /back and/,
    /battery/,
    /cameras/,
    /Face ID/,
    /buttons/,
    /anything else/,
    /Estimated/,
  ])
    await says('1', next);
  await says('sell now', /full name/);
  await says('Asha Rao', /mobile number/);
  await says('1', /pick it up/);
  await says('Flat 12B, Sai Kripa, SV Road, Andheri West', /pincode/);
  await says('400058', /landmark/);
  await says('skip', /When may the partner come/);
  await says('tomorrow morning', /Please check everything/);
  const created = await says('create order', /Order created: /);
  return /HT-\w{4}-\w{4}-\w{4}/.exec(created)?.[0] ?? '';
}
