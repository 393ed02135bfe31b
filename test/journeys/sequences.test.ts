import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client/index.ts';
import { databaseKinds, testDatabase, testDatabaseUrl } from '../support/database.ts';
import { openShop, type Shop, type ShopPerson, sellsPhone } from '../support/open-shop.ts';
import { positionOf } from '../support/position-of.ts';

const getsToSlot = async (person: ShopPerson) => {
  await person.does({ type: 'start' });
  let reply = await person.says('iphone 11 128 gb');
  while (reply.key.startsWith('buyback.ask-condition')) reply = await person.says('1');
  await person.taps('sell-now');
  for (const answer of ['Asha Rao', '98765 43210', 'same', 'Flat 12B, Sai Kripa, SV Road', '400058', 'skip'])
    reply = await person.says(answer);
  return reply;
};

describe.each(databaseKinds)('what arrives twice, late or all at once, on %s', (kind) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(await testDatabase(kind));
  });
  afterAll(() => shop.close());
  const count = async (text: string, ...params: unknown[]) =>
    Number((await shop.database.query(text, params))[0]?.n);
  const ordersOf = ({ conversation }: ShopPerson) =>
    count('select count(*)::int as n from orders where conversation = $1', conversation);

  it('SEQ-006: answers that arrive at the same moment are taken in their order', async () => {
    const person = shop.person('seq6');
    await person.does({ type: 'start' });
    await Promise.all(
      ['iphone 11 128 gb', '1', '2', '3'].map((text, n) =>
        person.delivers({ type: 'text', text }, `seq6:burst:${n}`),
      ),
    );
    const state = await positionOf<{ stack: { known: { condition?: unknown } }[] }>(
      shop.database,
      person.conversation,
    );
    expect(state?.stack[0]?.known.condition).toEqual({
      power: ['yes'],
      display: ['scratched'],
      body: ['dented'],
    });
  });

  it('SEQ-007: a picture and a voice note at once make one conversation with two answers', async () => {
    const person = shop.person('seq7');
    await Promise.all([
      person.delivers({ type: 'media', kind: 'photo', ref: 'p' }, 'seq7:1'),
      person.delivers({ type: 'media', kind: 'voice', ref: 'v' }, 'seq7:2'),
    ]);
    await shop.counter.outbox.idle();
    expect(shop.heard(person.conversation)).toHaveLength(2);
    expect(
      await count('select count(*)::int as n from conversations where key = $1', person.conversation),
    ).toBe(1);
  });

  it('SEQ-014, CB: Create order pressed on two devices at once, and again later, is one order', async () => {
    const person = shop.person('seq14');
    await getsToSlot(person);
    const summary = await person.says('tomorrow morning');
    const tap = { type: 'tap', menu: summary.menu ?? 0, index: 0 } as const;
    await Promise.all([
      person.delivers(tap, 'seq14:a'),
      person.delivers(tap, 'seq14:b'),
      person.delivers(tap, 'seq14:a'),
    ]);
    await person.delivers(tap, 'seq14:c');
    expect(await ordersOf(person)).toBe(1);
  });

  it('SEQ-015 S0-88: the same person and device in two chats is flagged, and both orders stand until a person decides', async () => {
    const numbers = await Promise.all([
      sellsPhone(shop.person('seq15-telegram'), '97654 32109'),
      sellsPhone(shop.person('seq15-web'), '97654 32109'),
    ]);
    await shop.counter.outbox.idle();
    const items = await shop.database.query(
      "select subject::text as subject from work_items where kind = 'duplicate'",
    );
    expect(
      items.filter(({ subject }) => numbers.every((number) => String(subject).includes(number))),
    ).toHaveLength(1);
  });

  it.each(['yesterday', 'in 2 years', '31 April', '32/13/2026', 'kal', '5-6-26', 'कल शाम'])(
    'SEQ-046 S0-43: the pickup time "%s" is understood as a coming time or asked again, never in the past',
    async (text) => {
      const person = shop.person(`seq46-${text}`);
      await getsToSlot(person);
      await person.says(text);
      const state = await positionOf<{ stack: { known: { slot?: { from: number } } }[] }>(
        shop.database,
        person.conversation,
      );
      const slot = state?.stack[0]?.known.slot;
      expect(slot === undefined || slot.from > Date.now()).toBe(true);
    },
  );

  it('SEQ-034: many chats that say hi at once are all answered', async () => {
    const many = kind === 'postgres' ? 10_000 : 1_000;
    const began = Date.now();
    const people = Array.from({ length: many }, (_, n) => shop.person(`crowd-${n}`));
    await Promise.all(people.map((person, n) => person.delivers({ type: 'start' }, `crowd:${n}`)));
    await shop.counter.outbox.idle();
    expect(people.every(({ conversation }) => shop.heard(conversation).length === 1)).toBe(true);
    expect(Date.now() - began).toBeLessThan(60_000);
  }, 90_000);
});

describe.runIf(databaseKinds.includes('postgres'))('two instances on one database', () => {
  it('SEQ-041: take turns of one chat without losing or doubling any, and migrate side by side', async () => {
    const url = await testDatabaseUrl();
    const [one, other] = await Promise.all([
      openShop(await openDatabase({ url })),
      openShop(await openDatabase({ url })),
    ]);
    const [here, there] = [one.person('both'), other.person('both')];
    await here.delivers({ type: 'start' }, 'both:start');
    const version = async () =>
      Number(
        (await one.database.query('select version from conversations where key = $1', [here.conversation]))[0]
          ?.version,
      );
    const before = await version();
    const deliveries = Array.from({ length: 60 }, (_, n) => n);
    await Promise.all(
      deliveries.flatMap((n) => [
        here.delivers({ type: 'text', text: 'help' }, `both:${n}`),
        there.delivers({ type: 'text', text: 'help' }, `both:${n}`),
      ]),
    );
    const said = () => one.heard(here.conversation).length + other.heard(there.conversation).length;
    await expect.poll(said).toBe(1 + deliveries.length);
    await Promise.all([one.counter.outbox.idle(), other.counter.outbox.idle()]);
    expect(said()).toBe(1 + deliveries.length);
    expect((await version()) - before).toBeLessThanOrEqual(deliveries.length);
    await Promise.all([one.close(), other.close()]);
  });
});
