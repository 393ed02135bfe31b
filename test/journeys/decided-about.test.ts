import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manualPayouts } from '#bots/providers/payout/manual.ts';
import { rupees } from '#core/shared/index.ts';
import { recordTopUp } from '#db/ledger/index.ts';
import { haveVendors } from '../db/a-vendor-list.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { asha, pickups, ravi, type Sold } from '../support/pickups.ts';

const cx = { account: 'test:cx', name: 'Meena' };
const second = { account: 'test:second', name: 'Rohan' };
const vendors = [
  { vendor: 'asha-mobiles', name: 'Asha Mobiles', members: asha.account, areas: '4000', categories: 'phone' },
  { vendor: 'ravi-phones', name: 'Ravi Phones', members: ravi.account, areas: '4000', categories: 'phone' },
];
const cracked = { 'answer-display': 'cracked', 'answer-body': 'dented' };

describe.each(databaseKinds)('what is decided about where vendors compete, on %s', (kind) => {
  let shop: Shop;
  let desk: ReturnType<typeof pickups>;
  beforeAll(async () => {
    const database = await testDatabase(kind);
    shop = await openShop(database, { payouts: { current: manualPayouts, providers: [manualPayouts] } });
    desk = pickups(shop);
    await haveVendors(database, ...vendors);
    await database.inTransaction(async (tx) => {
      for (const { vendor } of vendors)
        await recordTopUp(tx, {
          vendor,
          amount: rupees(400_000),
          reference: `U-${vendor}`,
          by: 'test',
          at: Date.now(),
        });
    });
  });
  afterAll(() => shop.close());

  /** The card that stands in the channel for everybody. */
  const channelCard = async (number: string) => {
    const card = await shop.counter.operators.orderCard(number);
    if (!card) throw new Error(`${number} has no card`);
    return card;
  };
  /** A press on that card, with all that its button carries. */
  const pressesThere = async (number: string, type: string, by = cx) => {
    const button = (await channelCard(number)).buttons.find(({ action }) => action === type);
    if (!button) throw new Error(`no ${type} on the card`);
    return desk.pressesOld(number, type, button.decides?.mark, by);
  };

  it('S0-68: nobody approves findings on the card in the channel, which shows none: they read them first', async () => {
    const sold = await desk.atTheDoor();
    const { number } = sold;
    await desk.inspected(sold, cracked, '353918058201290');
    expect(await desk.status(number)).toBe('variance-review');
    const approve = (await channelCard(number)).buttons.find(({ action }) => action === 'approve');
    expect(approve).toMatchObject({ asks: true });
    expect(JSON.stringify(await channelCard(number))).not.toMatch(/card-found|disputed|decides|"mark"/);
    const there = await pressesThere(number, 'approve');
    expect(there.key).toBe('operators.changed-to');
    expect(there.says).toMatch(/crack/i);
    expect(await desk.status(number)).toBe('variance-review');
    // On their own card they have read them.
    expect(await desk.press(number, 'approve', {}, cx)).toBe('done');
  });

  it('S0-68: why a customer disputes what was found stands nowhere in the card for everybody', async () => {
    const sold = await desk.atTheDoor();
    const { number, customer } = sold;
    await desk.inspected(sold, cracked, '353918058201308');
    expect(await desk.press(number, 'approve', {}, cx)).toBe('done');
    await customer.taps(desk.offered(customer).find((id) => id.includes('dispute')) ?? '');
    await desk.says(customer, 'My neighbour Mr Rao broke it');
    expect(await desk.status(number)).toBe('variance-review');
    expect(JSON.stringify(await channelCard(number))).not.toContain('neighbour');
    const read = await shop.counter.operators.read({ text: number, by: cx, where: 'window' });
    expect(JSON.stringify(read)).toContain('neighbour');
  });

  const paid = async (sold: Sold) => {
    expect(await desk.press(sold.number, 'send-code')).toBe('done');
    expect(await desk.press(sold.number, 'verify-code', { code: desk.paymentCode(sold) })).toBe('done');
  };

  it('M10: nobody agrees with a payment by hand on a card without its amount and reference', async () => {
    const sold = await desk.atTheDoor();
    const { number } = sold;
    await desk.accepted(sold, '353918058201282');
    await paid(sold);
    // A second attempt takes two people.
    expect(await desk.press(number, 'give-up-payout', {}, cx)).toBe('done');
    await paid(sold);
    expect(await desk.press(number, 'record-payout', { reference: 'UTR777001' }, cx)).toBe('done');
    const there = await pressesThere(number, 'approve-payout', second);
    expect(there.key).toBe('operators.changed-to');
    expect(there.says).toContain('UTR777001');
    expect(await desk.status(number)).toBe('paying');
    expect(await desk.press(number, 'approve-payout', {}, second)).toBe('done');
    expect(await desk.status(number)).toBe('completed');
  });
});
