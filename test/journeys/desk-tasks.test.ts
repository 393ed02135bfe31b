import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { asha, pickups } from '../support/pickups.ts';

const cx = { account: 'test:cx', name: 'Meena' };

describe.each(databaseKinds)('what only a person can decide, on %s', (kind) => {
  let database: Database;
  let shop: Shop;
  let desk: ReturnType<typeof pickups>;
  beforeAll(async () => {
    database = await testDatabase(kind);
    shop = await openShop(database);
    desk = pickups(shop);
  });
  afterAll(() => shop.close());
  const waiting = async () => {
    const drawn = await shop.counter.operators.board('waiting', cx);
    if (!drawn.ok) throw new Error(drawn.reason.key);
    return drawn.value.cards;
  };

  it('B11 S0-86: who could not be served is told once pickup is possible there, if they wish', async () => {
    const [yes, no] = [await desk.sold(), await desk.sold()];
    for (const { number } of [yes, no])
      expect(await desk.press(number, 'mark-unserviceable', {}, cx)).toBe('done');
    const close = (number: string, notify: object) =>
      desk.press(number, 'close-lead', { reason: 'no-pickup', ...notify }, cx);
    expect(await close(yes.number, { notify: 'yes' })).toBe('done');
    expect(await close(no.number, {})).toBe('done');
    const wishes = await database.query('select id from lost_leads where notify');
    expect(wishes).toEqual([{ id: yes.number }]);
  });

  it('S2: too many wrong codes block a partner, CX has a task, and codes work again once it has looked', async () => {
    const sold = await desk.atTheDoor();
    await desk.accepted(sold);
    const { number } = sold;
    expect(await desk.press(number, 'send-code')).toBe('done');
    const code = desk.paymentCode(sold);
    // Nineteen in the last weeks, on other orders.
    await database.query(
      `insert into payout_code_tries (code, try, number, vendor, at)
        select c.id, 100 + n, 'HT-OTHER', $2, now() - interval '5 days'
        from payout_codes c, generate_series(1, 19) n where c.number = $1`,
      [number, asha.account],
    );
    const wrong = code === '111111' ? '222222' : '111111';
    expect(await desk.press(number, 'verify-code', { code: wrong })).toMatch(/^payout\.code-wrong/);
    expect(await desk.press(number, 'verify-code', { code })).toBe('payout.code-suspended');
    const card = (await waiting()).find(({ title }) => title.key === 'operators.kind-codes-blocked');
    expect(card?.lines.map(({ params }) => params?.value)).toEqual(
      expect.arrayContaining([number, asha.name]),
    );
    expect(await desk.press(String(card?.subject), 'clear-codes', {}, cx)).toBe('done');
    expect(await desk.press(number, 'verify-code', { code })).toBe('done');
    expect(await desk.status(number)).toBe('completed');
  });
});
