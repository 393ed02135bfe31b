import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveVendors } from '../db/a-vendor-list.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop, type ShopPerson, sellsPhone } from '../support/open-shop.ts';
import { asha, imei, pickups, ravi, type Sold } from '../support/pickups.ts';

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
    const numbers = [
      '353918058201282',
      '353918058201290',
      '353918058201308',
      '353918058201316',
      '353918058201324',
      imei,
    ];
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
      const note = { outcome: 'spoke', note: 'Sorry said; a cable comes by post' };
      expect(await desk.press(number, 'reviewed', note, ravi)).toBe('done');
      expect(await tasks(number)).toEqual([{ status: 'closed', team: 'cx' }]);
      const [row] = await shop.database.query(
        'select o.handover, e.data::text from orders o join order_events e using (number) where number = $1 and event = $2',
        [number, 'review'],
      );
      expect(JSON.stringify(row)).not.toContain('hour late');
    });

    it('S1-26 S4: who calls about a low mark reads the number, which is kept, and writes down what was agreed', async () => {
      const { number, customer } = await paid();
      await says(customer, '2');
      const actions = async () => (await desk.card(number, ravi)).buttons.map(({ action }) => action);
      expect(await actions()).toEqual(expect.arrayContaining(['take-review', 'reviewed']));
      expect(await actions()).not.toContain('show-contact');
      expect(await desk.press(number, 'show-contact', {}, ravi)).toBe('operators.contact-hidden');
      expect(await desk.press(number, 'take-review', {}, ravi)).toBe('done');
      expect(await actions()).toEqual(expect.arrayContaining(['show-contact', 'log-call']));
      const told = await shop.counter.operators.act({ type: 'show-contact', subject: number }, ravi);
      expect(JSON.stringify(told)).toMatch(/\+91\d{10}/);
      const looks = `select actor from order_events where number = $1 and event = 'show-contact' order by sequence`;
      expect((await shop.database.query(looks, [number])).at(-1)).toEqual({ actor: ravi.account });
      expect(await desk.press(number, 'log-call', { outcome: 'no-answer' }, ravi)).toBe('done');
      expect(customer.last()?.key).toBe('support.tried-to-call');
      expect(await desk.press(number, 'reviewed', { outcome: 'spoke', note: ' ' }, ravi)).toBe(
        'operators.no-note',
      );
      const note = 'A cable comes by post';
      expect(await desk.press(number, 'reviewed', { outcome: 'spoke', note }, ravi)).toBe('done');
      const story = await shop.counter.operators.timeline(number, ravi);
      expect(JSON.stringify(story.at(-1))).toContain(note);
      expect(await cardOf(number)).toContain(note);
      const plainly =
        'select data::text from order_events where number = $1 union all select payload::text from outbox union all select payloads::text from outbox_batches';
      expect(JSON.stringify(await shop.database.query(plainly, [number]))).not.toContain(note);
    });

    it('S1-26: of two people, one who only set out once settles the review of who came', async () => {
      const sold = await desk.sold();
      const { number, customer } = sold;
      for (const by of [ravi, asha]) {
        expect(await desk.press(number, 'claim', {}, by)).toBe('done');
        const { buttons } = await desk.card(number, by);
        const slot = buttons.find(({ action }) => action === 'schedule')?.fields?.[0]?.options?.[0]?.value;
        expect(await desk.press(number, 'schedule', { slot: String(slot) }, by)).toBe('done');
        expect(await desk.press(number, 'depart', {}, by)).toBe('done');
        if (by === ravi) expect(await desk.press(number, 'release', {}, by)).toBe('done');
      }
      const code = /door: (\d{4})/.exec(customer.text())?.[1] ?? '';
      expect(await desk.press(number, 'arrive', { code })).toBe('done');
      await desk.accepted(sold, '353918058201274');
      await desk.press(number, 'send-code');
      expect(await desk.press(number, 'verify-code', { code: desk.paymentCode(sold) })).toBe('done');
      await desk.settled();
      await says(customer, '1');
      const settled = { outcome: 'spoke', note: 'All is well' };
      expect(await desk.press(number, 'reviewed', settled, asha)).toBe('operators.review-of-you');
      expect(await desk.press(number, 'reviewed', settled, ravi)).toBe('done');
    });

    it('S1-26: nobody settles a review of themselves or of their vendor', async () => {
      const { number, customer } = await paid();
      await says(customer, '1');
      const settled = { outcome: 'spoke', note: 'All is well' };
      expect(await desk.press(number, 'take-review', {}, asha)).toBe('operators.review-of-you');
      expect(await desk.press(number, 'reviewed', settled, asha)).toBe('operators.review-of-you');
      const boss = { account: 'test:boss', name: 'Boss' };
      await shop.database.query("insert into staff (account, name, roles) values ($1, 'Boss', '{admin}')", [
        boss.account,
      ]);
      await haveVendors(shop.database, {
        vendor: 'asha-mobiles',
        name: 'Asha Mobiles',
        members: `${asha.account}|${boss.account}`,
        areas: '110',
        categories: 'laptop',
      });
      expect(await desk.press(number, 'reviewed', settled, boss)).toBe('operators.review-of-you');
      expect(await desk.press(number, 'reviewed', settled, ravi)).toBe('done');
      await shop.database.query('delete from vendor_members');
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

    it('S0-70: a UPI id that is typed while something else is asked is taken with a yes when it is awaited, and kept for nobody when not', async () => {
      const sold = await desk.atTheDoor();
      const { number, customer } = sold;
      expect(await says(customer, 'asha.rao@okaxis')).toBe('buyback.cannot-pay-to');
      expect(customer.text()).toContain(number);
      await desk.inspected(sold, {}, numbers.shift());
      expect(await says(customer, 'dispute')).toBe('buyback.your-order');
      expect(await says(customer, 'accept the price')).toBe('support.price-accepted');
      expect(await says(customer, 'iphone 12 64 gb')).toMatch(/^buyback.ask-condition/);
      expect(await says(customer, 'asha.rao@okaxis')).toBe('buyback.ask-pay-to');
      expect(await says(customer, 'yes')).toBe('support.destination-set');
      expect(customer.text()).toContain('asxxxxao@okaxis');
      expect(await says(customer, '1')).toMatch(/^buyback.ask-condition/);
      const rows = await shop.database.query(
        'select payload::text from outbox union all select payloads::text from outbox_batches union all select state::text from conversations',
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
