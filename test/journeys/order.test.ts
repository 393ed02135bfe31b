import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop, sellsPhone } from '../support/open-shop.ts';
import { settled } from '../support/settled.ts';

describe.each(databaseKinds)('an order on %s', (kind) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(await testDatabase(kind));
  });
  afterAll(() => shop.close());
  const rows = (text: string, ...params: unknown[]) => shop.database.query(text, params);

  it('S0-4 S0-47 S0-48 S0-54 S0-55: is stored with its number, status, history and time', async () => {
    const number = await sellsPhone(shop.person('asha'));
    await settled(shop);
    expect(number).toMatch(/^HT-\w{4}-\w{4}-\w{4}$/);
    const [order] = await rows(
      'select status, version, device, estimate, pincode from orders where number = $1',
      number,
    );
    expect(order).toMatchObject({
      status: 'unassigned',
      version: 2,
      device: 'Apple iPhone 11 128 GB',
      pincode: '400058',
    });
    const history = await rows(
      'select sequence, event, actor, at from order_events where number = $1 order by sequence',
      number,
    );
    expect(history.map(({ event }) => event)).toEqual(['created', 'open-matching']);
    expect(history[0]?.actor).toBe('test:shop:asha');
  });

  it('S0-38: keeps name, number and address sealed', async () => {
    const number = await sellsPhone(shop.person('sealed'), '91234 56780');
    const [row] = await rows('select o::text as everything from orders o where number = $1', number);
    for (const secret of ['Asha Rao', '9123456780', 'SV Road']) expect(row?.everything).not.toContain(secret);
  });

  it('S0-49 S0-56: tells SMS and analytics, and keeps what came of it', async () => {
    const number = await sellsPhone(shop.person('told'), '93456 78901');
    await shop.counter.outbox.idle();
    const kept = await rows(
      'select kind, provider, summary, result from dispatches where number = $1 order by kind',
      number,
    );
    expect(kept).toMatchObject([
      {
        kind: 'analytics',
        provider: 'simulated',
        summary: 'order_created',
        result: expect.stringContaining('kept here only'),
      },
      {
        kind: 'sms',
        provider: 'simulated',
        summary: 'order-created',
        result: expect.stringMatching(/^SIM-/),
      },
    ]);
  });

  it('S0-82: a second order of the same person for the same device within a day is flagged', async () => {
    const person = shop.person('twice');
    const first = await sellsPhone(person, '94567 89012');
    const second = await sellsPhone(person, '94567 89012');
    await shop.counter.outbox.idle();
    const items = await rows("select subject::text as subject from work_items where kind = 'duplicate'");
    expect(
      items.some(({ subject }) => String(subject).includes(first) && String(subject).includes(second)),
    ).toBe(true);
  });

  it('shows a person their own orders only', async () => {
    const number = await sellsPhone(shop.person('owner'), '95678 90123');
    const owner = shop.person('owner');
    await owner.does({ type: 'text', text: 'track' }, 'owner:track');
    const stranger = shop.person('stranger');
    await stranger.does({ type: 'text', text: `track ${number}` }, 'stranger:track');
    expect(owner.text()).toContain(number);
    expect(stranger.text()).not.toContain('iPhone');
    expect(stranger.last()?.key).toBe('buyback.no-such-order');
  });

  it('applies a delivery once, however often it comes', async () => {
    const person = shop.person('again');
    await person.does({ type: 'start' }, 'again:1');
    await person.does({ type: 'text', text: 'iphone 11 128' }, 'again:2');
    const before = shop.heard(person.conversation).length;
    await person.delivers({ type: 'text', text: 'iphone 11 128' }, 'again:2');
    await shop.counter.outbox.idle();
    expect(shop.heard(person.conversation)).toHaveLength(before);
  });

  it('S0-78: changes the pickup address until the vendor arrives', async () => {
    const person = shop.person('moves');
    const number = await sellsPhone(person, '96789 01234');
    await person.taps(`@address:${number}`);
    await person.says('Flat 7, Lake View, MG Road');
    await person.says('560038');
    await person.does({ type: 'text', text: 'skip' });
    await shop.counter.outbox.idle();
    const [order] = await rows('select pincode, version from orders where number = $1', number);
    expect(order).toMatchObject({ pincode: '560038', version: 3 });
  });
});
