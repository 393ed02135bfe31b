import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '#prompts/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { asha, pickups, ravi } from '../support/pickups.ts';

const vendor = { account: 'test:only-picks-up', name: 'Farhan' };

describe.each(databaseKinds)('buttons on the card of one person, on %s', { timeout: 120_000 }, (kind) => {
  let shop: Shop;
  let desk: ReturnType<typeof pickups>;
  beforeAll(async () => {
    shop = await openShop(await testDatabase(kind));
    desk = pickups(shop);
    await shop.database.query("insert into staff (account, name, roles) values ($1, $2, '{vendor}')", [
      vendor.account,
      vendor.name,
    ]);
  });
  afterAll(() => shop.close());

  const buttons = async (number: string, by = asha) =>
    (await desk.card(number, by)).buttons.map(({ action }) => action);
  const onBoard = async (number: string, by = asha) => {
    const board = await shop.counter.operators.board('payment-pending', by);
    const card = board.ok ? board.value.cards.find(({ subject }) => subject === number) : undefined;
    return card?.buttons.map(({ action }) => action);
  };

  it('S0-66 S0-67: are those that their reader is not only refused by; on the card for everybody are all', async () => {
    const { number } = await desk.atTheDoor();
    expect(await buttons(number)).toContain('inspect');
    expect(await buttons(number, ravi)).not.toContain('inspect');
    expect(await buttons(number, ravi)).not.toContain('show-contact');
    expect(await buttons(number, ravi)).toContain('revoke');
    expect(await buttons(number, vendor)).toEqual([]);
    const all = await shop.counter.operators.orderCard(number);
    expect(all?.buttons.map(({ action }) => action)).toEqual(expect.arrayContaining(['inspect', 'revoke']));
    const why = await shop.counter.operators.refusal({ type: 'inspect', subject: number }, ravi);
    expect(why).toMatchObject({ key: 'operators.not-yours', params: { name: 'Asha' } });
    const sold = await desk.sold();
    expect(await buttons(sold.number, vendor)).toContain('claim');
    expect(await buttons(sold.number, vendor)).not.toContain('change-address');
  });

  it('S0-66: a slip at the door is no try; after the last one its partner reads what they can do, CX what to do', async () => {
    const { number, customer } = await desk.sold();
    await desk.press(number, 'claim');
    await desk.press(number, 'schedule', { slot: await desk.slotOf(number) });
    await desk.press(number, 'depart');
    const right = /door: (\d{4})/.exec(customer.text())?.[1] ?? '';
    for (const short of ['12', `${right}0`, 'abcd', '', '7', '123456'])
      expect(['operators.code-length', 'operators.not-understood']).toContain(
        await desk.press(number, 'arrive', { code: short }),
      );
    const code = right === '1111' ? '2222' : '1111';
    for (let left = 4; left > 0; left--)
      expect(await desk.press(number, 'arrive', { code })).toBe('operators.code-wrong');
    expect(await desk.press(number, 'arrive', { code })).toBe('operators.code-wrong-last');
    expect(await buttons(number)).not.toContain('arrive');
    const keys = async (by = asha) => (await desk.card(number, by)).lines.map(({ key }) => key);
    expect(await keys()).toContain('operators.task-codes-yours');
    expect(await keys()).not.toContain('operators.task-codes');
    expect(await keys(ravi)).toContain('operators.task-codes');
    expect(await desk.press(number, 'confirm-arrival', {}, ravi)).toBe('done');
    expect(await desk.status(number)).toBe('inspecting');
  });

  it('S0-70: a payment code can be entered once there is one, by who has the order; to go without, by another', async () => {
    const sold = await desk.atTheDoor();
    const { number } = sold;
    await desk.accepted(sold);
    for (const shown of [buttons, onBoard]) {
      expect(await shown(number)).toContain('send-code');
      expect(await shown(number)).not.toContain('verify-code');
      expect(await shown(number)).not.toContain('bypass-code');
      expect(await shown(number, ravi)).toContain('bypass-code');
    }
    expect(await desk.press(number, 'send-code')).toBe('done');
    for (const shown of [buttons, onBoard]) {
      expect(await shown(number)).toContain('verify-code');
      expect(await shown(number, ravi)).not.toContain('verify-code');
    }
  });

  it('D10: who inspects a locked device reads that it will be refused, before it is', async () => {
    const { number } = await desk.atTheDoor();
    const told = async () => {
      const { lines, buttons: drawn } = await desk.card(number);
      const sure = drawn.find(({ action }) => action === 'submit-inspection')?.sure;
      return [...lines, ...(sure ? [sure] : [])]
        .map((line) => plain(shop.counter.copy.write('en', line)))
        .join('\n');
    };
    expect(await told()).toContain('A device that is locked to an account (iCloud, Google, Knox) is refused');
    const found = { identifier: '353918058201217', check: 'clean' };
    expect(await desk.press(number, 'inspect', { ...found, unlocked: 'no' })).toBe('done');
    await desk.brought('p0');
    expect(await desk.press(number, 'add-photos', { 'photo-check': 'p0' })).toBe('done');
    const warned = await told();
    expect(warned).toContain('⛔ Locked to an account: with “Show the price” the device is refused');
    expect(warned).toContain('As found, the device is refused: the order ends');
    expect(await desk.press(number, 'inspect', { ...found, unlocked: 'yes' })).toBe('done');
    expect(await told()).not.toMatch(/⛔|As found/);
  });
});
