import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rupees } from '#core/shared/index.ts';
import { checkDatabase } from '#db/invariants/index.ts';
import { recordTopUp } from '#db/ledger/index.ts';
import { haveVendors } from '../db/a-vendor-list.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop, type ShopPerson, sellsPhone } from '../support/open-shop.ts';
import { asha, pickups, ravi } from '../support/pickups.ts';

const mumbai = {
  vendor: 'mumbai',
  name: 'Mumbai Mobiles',
  members: asha.account,
  areas: '4000',
  categories: 'phone',
};
const bengaluru = {
  ...mumbai,
  vendor: 'bengaluru',
  name: 'Namma Phones',
  members: ravi.account,
  areas: '5600',
};

describe.each(databaseKinds)(
  'what customers change after they have ordered, on %s',
  { timeout: 120_000 },
  (kind) => {
    let shop: Shop;
    let desk: ReturnType<typeof pickups>;
    beforeAll(async () => {
      shop = await openShop(await testDatabase(kind));
      desk = pickups(shop);
    });
    afterAll(() => shop.close());

    const says = (customer: ShopPerson, text: string) => desk.says(customer, text);
    const taps = async (customer: ShopPerson, choice: string) => {
      await customer.taps(choice);
      await desk.settled();
      return customer.last()?.key;
    };
    const offered = (customer: ShopPerson) => desk.offered(customer);
    const topUp = (vendor: string) =>
      shop.database.inTransaction((tx) => {
        const paid = { amount: rupees(40_000), reference: `UTR-${vendor}`, by: 'test:admin', at: Date.now() };
        return recordTopUp(tx, { vendor, ...paid });
      });
    const slotOf = async (number: string) => {
      const [row] = await shop.database.query('select slot_from from orders where number = $1', [number]);
      return Number(row?.slot_from);
    };

    it('S0-88: an order is cancelled by plain words, once they mean it, with a reason that operators read', async () => {
      const { number, customer } = await desk.sold();
      expect(await says(customer, 'I want to cancel my order')).toBe('buyback.ask-cancel');
      expect(customer.text()).toContain(number);
      expect(customer.text()).toContain('iPhone 11');
      expect(await taps(customer, 'keep-order')).toBe('buyback.order-kept');
      expect(await desk.status(number)).toBe('unassigned');
      expect(await says(customer, 'order cancel kar do')).toBe('buyback.ask-cancel');
      expect(await says(customer, 'sold it elsewhere')).toBe('support.order-cancelled');
      expect(await desk.status(number)).toBe('cancelled');
      const [event] = await shop.database.query(
        "select data ->> 'reason' as reason from order_events where number = $1 and event = 'cancel'",
        [number],
      );
      expect(event?.reason).toBe('sold-elsewhere');
      expect(await says(customer, 'cancel')).toBe('buyback.cannot-cancel-order');
      expect(customer.text()).toContain('Cancelled');
    });

    it('S0-88: money on its way cannot be cancelled any more, and the customer reads why', async () => {
      const sold = await desk.atTheDoor();
      const { number, customer } = sold;
      await desk.accepted(sold, '353918058201274');
      await desk.press(number, 'send-code');
      await desk.press(number, 'verify-code', { code: desk.paymentCode(sold) });
      expect(await says(customer, 'cancel my order')).toBe('buyback.cannot-cancel-order');
      expect(customer.text()).toContain('Completed');
      expect(await desk.status(number)).toBe('completed');
    });

    it('S0-43: another time is chosen after the order; a partner who had agreed on one agrees anew', async () => {
      const { number, customer } = await desk.sold();
      const before = await slotOf(number);
      expect(await says(customer, 'change my pickup time')).toBe('buyback.ask-new-slot');
      expect(customer.text()).toContain('It is');
      await taps(customer, String(offered(customer)[3]));
      expect(customer.last()?.key).toBe('support.slot-changed');
      expect(customer.text()).toMatch(/moved from .+ to .+/);
      const wished = await slotOf(number);
      expect(wished).not.toBe(before);
      await desk.press(number, 'claim');
      await desk.press(number, 'schedule', { slot: await desk.slotOf(number) });
      expect(await says(customer, `reschedule ${number}`)).toBe('buyback.ask-new-slot');
      await taps(customer, String(offered(customer)[0]));
      expect(customer.text()).toContain('Asha');
      expect(await desk.status(number)).toBe('assigned');
      await desk.press(number, 'schedule', { slot: await desk.slotOf(number) });
      expect(customer.last()?.key).toBe('support.pickup-scheduled');
      const { buttons } = await desk.card(number);
      const plan = buttons.find(({ action }) => action === 'schedule')?.fields?.[0]?.options ?? [];
      await desk.press(number, 'schedule', { slot: String(plan.at(-1)?.value) });
      expect(customer.last()?.key).toBe('support.pickup-moved');
      expect(customer.text()).toMatch(/comes .+ now, no longer .+/);
      await desk.press(number, 'depart');
      expect(await says(customer, 'reschedule')).toBe('buyback.ask-new-slot');
      await taps(customer, String(offered(customer)[0]));
      expect(await desk.status(number)).toBe('assigned');
      await desk.press(number, 'schedule', { slot: await desk.slotOf(number) });
      await desk.press(number, 'depart');
      const code = /door: (\d{4})/.exec(customer.text())?.[1] ?? '';
      await desk.press(number, 'arrive', { code });
      expect(await desk.status(number)).toBe('inspecting');
      expect(await says(customer, 'reschedule')).toBe('buyback.cannot-change-slot');
    });

    it('S0-77 S0-78: the address is changed by plain words, and refused where nobody picks up or too late', async () => {
      const { number, customer } = await desk.sold();
      expect(await says(customer, 'change address')).toBe('buyback.ask-address');
      expect(customer.text()).toContain(number);
      for (const answer of ['Flat 7, Lake View, MG Road', '560038', 'skip']) await says(customer, answer);
      expect(customer.last()?.key).toBe('buyback.address-changed');
      await says(customer, 'change address');
      for (const answer of ['Flat 9, Hill View, Mall Road', '171001']) await says(customer, answer);
      expect(customer.last()?.key).toBe('support.address-not-served');
      const [row] = await shop.database.query('select pincode from orders where number = $1', [number]);
      expect(row?.pincode).toBe('560038');
    });

    it('S0-72: who sells two devices is asked which one is meant, every time', async () => {
      const { number, customer } = await desk.sold();
      const second = await sellsPhone(customer, '91234 99887');
      await desk.settled();
      for (const [words, asked] of [
        ['cancel my order', 'buyback.which-cancel-order'],
        ['another time', 'buyback.which-change-slot'],
        ['change address', 'buyback.which-change-address'],
        ['second number', 'buyback.which-second-number'],
      ] as const)
        expect(await says(customer, words)).toBe(asked);
      expect(offered(customer)).toEqual([second, number]);
      await says(customer, 'cancel my order');
      expect(await taps(customer, second)).toBe('buyback.ask-cancel');
      expect(await says(customer, 'yes')).toBe('support.order-cancelled');
      expect(await desk.status(second)).toBe('cancelled');
      expect(await desk.status(number)).not.toBe('cancelled');
      expect(await says(customer, 'cancel my order')).toBe('buyback.ask-cancel');
    });

    it('S0-72 S0-88: of two orders the device that is named in the sentence tells which, with the time in it', async () => {
      const { number, customer } = await desk.sold();
      await customer.says('galaxy m31 128');
      while (customer.last()?.key !== 'quoting.estimated-price') await customer.says('1');
      await customer.taps('sell-now');
      for (const answer of [
        'Asha Rao',
        '91234 99886',
        'same',
        'Flat 12B, Sai Kripa, SV Road',
        '400058',
        'skip',
      ])
        await customer.says(answer);
      await customer.says('tomorrow morning');
      const other = String((await customer.taps('create-order')).params?.number);
      await desk.settled();
      const before = await slotOf(number);
      expect(await says(customer, 'move my samsung to tomorrow evening')).toBe('buyback.ask-move');
      expect(customer.text()).toContain(other);
      expect(await slotOf(other)).toBe(before);
      expect(await says(customer, 'why do you move it to tomorrow evening?')).toBe('buyback.ask-move');
      expect(await slotOf(other)).toBe(before);
      expect(await says(customer, 'yes')).toBe('support.slot-changed');
      expect(await slotOf(number)).toBe(before);
      expect(await slotOf(other)).toBeGreaterThan(before);
      expect(await says(customer, 'mera iphone 11 wala pickup cancel kar do')).toBe('buyback.ask-cancel');
      expect(customer.text()).toContain(number);
      await says(customer, 'keep');
      await says(customer, 'track');
      await says(customer, 'samsung');
      expect(customer.text()).toContain(other);
      expect(customer.text()).not.toContain(number);
      await says(customer, 'cancel my order');
      expect(await says(customer, 'iphone 11 wala')).toBe('buyback.ask-cancel');
      expect(await says(customer, 'haan ji')).toBe('support.order-cancelled');
      expect(await desk.status(number)).toBe('cancelled');
      expect(await desk.status(other)).toBe('unassigned');
    });

    it('S0-78: somebody else’s order is none to cancel, and a chat without orders is told so', async () => {
      const { number } = await desk.sold();
      const stranger = shop.person('stranger');
      expect(await says(stranger, `cancel order ${number}`)).toBe('buyback.none-cancel-order');
      expect(await desk.status(number)).toBe('unassigned');
    });

    it('S0-77 S0-78: a partner who does not come to the new address loses the order, and who does is asked', async () => {
      await haveVendors(shop.database, mumbai, bengaluru);
      for (const vendor of ['mumbai', 'bengaluru']) await topUp(vendor);
      const { number, customer } = await desk.sold();
      expect(await desk.press(number, 'claim')).toBe('done');
      await says(customer, 'change address');
      for (const answer of ['Flat 7, Lake View, MG Road', '560038', 'skip']) await says(customer, answer);
      const told = shop.heard(customer.conversation).flatMap(({ replies }) => replies.map(({ key }) => key));
      expect(told.slice(-2)).toEqual(['buyback.address-changed', 'support.partner-out-of-area']);
      expect(await desk.status(number)).toBe('unassigned');
      expect(await desk.press(number, 'claim')).not.toBe('done');
      expect(await desk.press(number, 'claim', {}, ravi)).toBe('done');
      await says(customer, 'change address');
      for (const answer of ['Flat 8, Lake View, MG Road', '560038', 'skip']) await says(customer, answer);
      expect(await desk.status(number)).toBe('assigned');
    });

    it('M1 O3: leaves nothing behind that does not agree', async () => {
      const broken = (await checkDatabase(shop.database)).filter(({ offending }) => offending.length > 0);
      expect(broken).toEqual([]);
    });
  },
);
