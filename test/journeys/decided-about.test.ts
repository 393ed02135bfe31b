import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manualPayouts } from '#bots/providers/payout/manual.ts';
import { rupees } from '#core/shared/index.ts';
import { recordTopUp } from '#db/ledger/index.ts';
import { haveVendors } from '../db/a-vendor-list.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop, sellsPhone } from '../support/open-shop.ts';
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

  it('S0-66: who sets out by a card from before the visit was moved is told that it was', async () => {
    const { number } = await desk.sold();
    expect(await desk.press(number, 'claim')).toBe('done');
    expect(await desk.press(number, 'schedule', { slot: await desk.slotOf(number) })).toBe('done');
    const before = await desk.seen(number, 'depart');
    const button = (await desk.card(number)).buttons.find(({ action }) => action === 'schedule');
    const later = button?.fields?.[0]?.options?.at(-1)?.value ?? '';
    expect(await desk.press(number, 'schedule', { slot: later })).toBe('done');
    expect((await desk.pressesOld(number, 'depart', before)).key).toBe('operators.is-now');
    expect(await desk.status(number)).toBe('scheduled');
  });

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

  /** Three people sell the same phone with one number; the third of them later. */
  const twins = async (phone: string) => {
    const sells = async (name: string) => {
      const number = await sellsPhone(shop.person(`${phone}-${name}`), phone);
      await desk.settled();
      return number;
    };
    return { sells, numbers: [await sells('one'), await sells('two')] as const };
  };
  const statuses = async (...numbers: readonly string[]) =>
    Promise.all(numbers.map((number) => desk.status(number)));

  it('S0-88: a merge cancels only the orders that stood on the card that was pressed', async () => {
    const { sells, numbers } = await twins('98333 00001');
    const [one, two] = numbers;
    const old = await desk.seen(one, 'merge', cx);
    const three = await sells('three');
    const { key, says } = await desk.pressesOld(one, 'merge', old, cx);
    expect(key).toBe('operators.changed-to');
    for (const number of [one, two, three]) expect(says).toContain(number);
    expect(await statuses(one, two, three)).toEqual(['unassigned', 'unassigned', 'unassigned']);
    expect(await pressesThere(one, 'merge')).toMatchObject({ key: 'operators.changed-to' });
    expect(await desk.press(one, 'merge', {}, cx)).toBe('done');
    expect((await statuses(one, two, three)).sort()).toEqual(['cancelled', 'cancelled', 'unassigned']);
  });

  it('S0-88: CX says that orders are different ones about those that they have seen', async () => {
    const { sells, numbers } = await twins('98333 00002');
    const [one] = numbers;
    const old = await desk.seen(one, 'keep-all', cx);
    const three = await sells('three');
    expect(await desk.pressesOld(one, 'keep-all', old, cx)).toMatchObject({ key: 'operators.changed-to' });
    expect((await channelCard(three)).buttons.map(({ action }) => action)).toContain('merge');
    expect(await desk.press(one, 'keep-all', {}, cx)).toBe('done');
    expect((await channelCard(three)).buttons.map(({ action }) => action)).not.toContain('merge');
  });

  it('S0-88: an order that has gone on meanwhile does not make another one the one to keep', async () => {
    const { numbers } = await twins('98333 00003');
    const card = await desk.card(numbers[0], cx);
    const mark = card.buttons.find(({ action }) => action === 'merge')?.decides?.mark;
    expect(await desk.press(numbers[0], 'cancel', { reason: 'customer-asked' }, cx)).toBe('done');
    expect(await desk.pressesOld(numbers[1], 'merge', mark, cx)).not.toMatchObject({ key: 'done' });
    expect(await statuses(...numbers)).toEqual(['cancelled', 'unassigned']);
  });

  it('S0-58: an order is taken back from whom it was with when the card was drawn', async () => {
    const { number } = await desk.sold();
    expect(await desk.press(number, 'claim')).toBe('done');
    const old = await desk.seen(number, 'revoke', cx);
    expect(await desk.press(number, 'release')).toBe('done');
    expect(await desk.press(number, 'claim', {}, ravi)).toBe('done');
    const { key, says } = await desk.pressesOld(number, 'revoke', old, cx);
    expect(key).toBe('operators.changed-to');
    expect(says).toContain('With Ravi');
    expect(await desk.status(number)).toBe('assigned');
    expect(await desk.press(number, 'revoke', {}, cx)).toBe('done');
  });

  it('S0-58: nobody cancels an order that has come further than their card said', async () => {
    const { number } = await desk.sold();
    const old = await desk.seen(number, 'cancel', cx);
    expect(await desk.press(number, 'claim')).toBe('done');
    const { key, says } = await desk.pressesOld(number, 'cancel', old, cx, { reason: 'unreachable' });
    expect(key).toBe('operators.changed-to');
    expect(says).toMatch(/Stage: Assigned[\s\S]*With Asha/);
    expect(await desk.status(number)).toBe('assigned');
    expect(await desk.press(number, 'cancel', { reason: 'unreachable' }, cx)).toBe('done');
  });

  it('S0-70: a device is refused for the findings that were read', async () => {
    const sold = await desk.atTheDoor();
    const { number } = sold;
    await desk.inspected(sold, cracked, '353918058201266');
    const old = await desk.seen(number, 'refuse-device', cx);
    expect(await desk.press(number, 'return-for-evidence', {}, cx)).toBe('done');
    await desk.inspected(sold, { 'answer-display': 'cracked', 'answer-body': 'clean' }, '353918058201266');
    expect(await desk.status(number)).toBe('variance-review');
    const { key } = await desk.pressesOld(number, 'refuse-device', old, cx, { reason: 'another-device' });
    expect(key).toBe('operators.changed-to');
    expect(await desk.status(number)).toBe('variance-review');
    expect(await desk.press(number, 'refuse-device', { reason: 'another-device' }, cx)).toBe('done');
  });
});
