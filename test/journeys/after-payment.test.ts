import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop, type ShopPerson, sellsPhone } from '../support/open-shop.ts';
import { imei, pickups, type Sold } from '../support/pickups.ts';

describe.each(databaseKinds)(
  'what customers say while and after they are paid, on %s',
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
    const offered = (customer: ShopPerson) => desk.offered(customer);
    /** Nobody's: each device has one of its own. */
    const numbers = ['353918058201282', '353918058201290', '353918058201308', imei];
    const paid = async (): Promise<Sold> => {
      const sold = await desk.atTheDoor();
      await desk.accepted(sold, numbers.shift());
      await desk.press(sold.number, 'send-code');
      expect(await desk.press(sold.number, 'verify-code', { code: desk.paymentCode(sold) })).toBe('done');
      await desk.settled();
      expect(await desk.status(sold.number)).toBe('completed');
      return sold;
    };
    const tasks = (number: string) =>
      shop.database.query("select status, team from work_items where number = $1 and kind = 'low-review'", [
        number,
      ]);
    const cardOf = async (number: string) => JSON.stringify(await desk.card(number));

    it('S1-25 S1-26: a low mark is kept, and becomes a task for CX with the words that follow', async () => {
      const { number, customer } = await paid();
      expect(offered(customer)).toEqual([1, 2, 3, 4, 5].map((stars) => `@review:${number}:${stars}`));
      expect(await says(customer, '2')).toBe('support.review-sorry');
      expect(await tasks(number)).toEqual([{ status: 'open', team: 'cx' }]);
      expect(await says(customer, 'The partner came an hour late')).toBe('support.review-words');
      expect(await tasks(number)).toHaveLength(1);
      expect(await cardOf(number)).toContain('The partner came an hour late');
      expect(await cardOf(number)).toContain('★★');
      expect(await desk.press(number, 'reviewed')).toBe('done');
      expect(await tasks(number)).toEqual([{ status: 'closed', team: 'cx' }]);
      const [row] = await shop.database.query(
        'select o.handover, e.data::text from orders o join order_events e using (number) where number = $1 and event = $2',
        [number, 'review'],
      );
      expect(JSON.stringify(row)).not.toContain('hour late');
    });

    it('S1-25: a good word is thanked for once, and no later answer is taken for a review', async () => {
      const { number, customer } = await paid();
      expect(await says(customer, 'thank you')).toBe('conversation.you-are-welcome');
      expect(await says(customer, 'bahut badhiya')).toBe('support.review-thanks');
      expect(await tasks(number)).toEqual([]);
      expect(await says(customer, 'asdf qwer')).toBe('conversation.home');
      expect(customer.text()).toContain("didn't get that");
      expect(await cardOf(number)).toContain('★★★★★');
    });

    it('S1-25: whoever sells the next device meanwhile answers its questions, and may tap the stars later', async () => {
      const { number, customer } = await paid();
      const stars = customer.last();
      expect(await says(customer, 'iphone 12 64 gb')).toMatch(/^buyback.ask-condition/);
      expect(await says(customer, '1')).toMatch(/^buyback.ask-condition/);
      expect(await cardOf(number)).not.toContain('Review');
      await customer.does({ type: 'tap', menu: stars?.menu ?? 0, index: 3 });
      await desk.settled();
      expect(customer.last()?.key).toBe('support.review-thanks');
      expect(await cardOf(number)).toContain('★★★★');
      expect(await says(customer, '1')).toMatch(/^buyback.ask-condition/);
    });

    it('S0-70: a UPI id that is typed while something else is asked is taken when it is awaited, and kept for nobody when not', async () => {
      const sold = await desk.atTheDoor();
      const { number, customer } = sold;
      expect(await says(customer, 'asha.rao@okaxis')).toBe('buyback.cannot-pay-to');
      expect(customer.text()).toContain(number);
      await desk.inspected(sold, {}, numbers.shift());
      expect(await says(customer, 'dispute')).toBe('buyback.your-order');
      expect(await says(customer, 'accept the price')).toBe('support.price-accepted');
      expect(await says(customer, 'iphone 12 64 gb')).toMatch(/^buyback.ask-condition/);
      expect(await says(customer, 'asha.rao@okaxis')).toBe('support.destination-set');
      expect(customer.text()).toContain('asxxxxao@okaxis');
      expect(await says(customer, '1')).toMatch(/^buyback.ask-condition/);
      const rows = await shop.database.query(
        'select payload::text from outbox union all select state::text from conversations',
      );
      expect(JSON.stringify(rows)).not.toContain('asha.rao');
      expect(await says(customer, 'track')).toBe('buyback.your-order');
      expect(customer.text()).toContain('asxxxxao@okaxis');
    });

    it('S0-72 S3-44: track says the code for the door again, and with two orders asks which one', async () => {
      const { number, customer } = await desk.sold();
      await desk.press(number, 'claim');
      await desk.press(number, 'schedule', { slot: await desk.slotOf(number) });
      await desk.press(number, 'depart');
      const code = /door: (\d{4})/.exec(customer.text())?.[1] ?? '';
      expect(await says(customer, 'track')).toBe('buyback.your-order');
      expect(customer.text()).toContain(`for the door: ${code}`);
      expect(customer.text()).toContain('on the way');
      expect(offered(customer)).toContain(`@cancel-order:${number}`);
      // Four digits may well be a part of a longer number.
      expect(await cardOf(number)).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`));
      const other = await sellsPhone(customer, '91234 88776');
      await desk.settled();
      expect(await says(customer, 'where is my order')).toBe('buyback.your-orders');
      expect(offered(customer)).toEqual([`@track:${other}`, `@track:${number}`, '@sell']);
      expect(await says(customer, '2')).toBe('buyback.your-order');
      expect(customer.text()).toContain(`for the door: ${code}`);
      expect(customer.text()).not.toContain(other);
    });
  },
);
