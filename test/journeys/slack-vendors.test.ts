import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/invariants/index.ts';
import { walletOf } from '#db/ledger/index.ts';
import { actOnOrder } from '#db/orders/index.ts';
import { openSlackShop, type SlackShop } from '../bots/slack/open-slack-shop.ts';
import * as at from '../bots/slack/slack-cards.ts';
import { team } from '../bots/slack/team.ts';
import { events } from '../core/buyback/an-order.ts';
import { haveFunds, haveVendors } from '../db/a-vendor-list.ts';
import { buttons, type View, words } from '../standins/slack/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

/** Two percent of the 13,940 rupees that a sale of `at.sale` is estimated at. */
const fee = 27_880;

describe.each(databaseKinds)('vendors in Slack, on %s', (kind) => {
  let shop: SlackShop;
  let us: ReturnType<typeof team>;
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
    us = team(shop);
    const listed = { areas: '4000', categories: 'phone' };
    await haveVendors(
      shop.database,
      { ...listed, vendor: 'asha-mobiles', name: 'Asha Mobiles', members: us.accountOf('priya') },
      { ...listed, vendor: 'ravi-phones', name: 'Ravi Phones', members: us.accountOf('rahul') },
      { ...listed, vendor: 'far-away', name: 'Far Away', areas: '560001' },
    );
    await haveFunds(shop.database, 'asha-mobiles', 'ravi-phones');
    await us.is('meena', 'cx');
  });
  afterAll(() => shop.close());
  const person = (name: string) => us.person(name);
  const available = async () => (await walletOf(shop.database, 'asha-mobiles')).available;
  const press = async (name: string, number: string, label: string, form?: Record<string, string>) => {
    await person(name).clicks(await us.answered(name, '/order', number), label);
    const errors = form ? await person(name).submits(form) : {};
    await shop.settled();
    return errors;
  };
  /** What was written to this person alone. */
  const toldTo = (name: string): string =>
    shop.slack.calls
      .filter(({ method, args }) => method === 'chat.postMessage' && args.channel === person(name).id)
      .map(({ args, answer }) => `${JSON.stringify(args.text)} ${JSON.stringify(answer)}`)
      .join('\n');
  /** An order that Asha Mobiles has claimed, looked at and given back. */
  const lost = async () => {
    const { number, person: customer } = await at.sale(shop);
    await press('priya', number, 'Claim');
    await press('priya', number, 'Show contact');
    await press('priya', number, 'Release');
    return { number, customer };
  };

  describe('B9: why me, why not me', () => {
    it('S0-58 to S0-62: shows a vendor in one click how it came out for an order, and nothing of others', async () => {
      const { number, card } = await at.sale(shop);
      await person('rahul').clicks(card, 'Why (not) me?');
      await at.isTold(shop, 'rahul', /Ravi Phones[\s\S]*Offered .* in round 1: place 2 of 3/);
      const all = (await at.whispers(shop, 'rahul')).join('\n');
      expect(all).toMatch(/Service\S*: \d+ of 100, weight 50/);
      expect(all).not.toMatch(/Asha Mobiles|Far Away/);
      expect(await us.asks('rahul', '/why', `${number} asha`)).not.toContain('Asha Mobiles');
    });

    it('S0-58: shows CX every vendor that was looked at, or the one that is asked for', async () => {
      const { number } = await at.sale(shop);
      const all = await us.asks('meena', '/why', number);
      expect(all).toMatch(/Asha Mobiles[\s\S]*Ravi Phones[\s\S]*Our team[\s\S]*Its turn did not come/);
      expect(all).not.toContain('Far Away');
      const one = await us.asks('meena', '/why', `${number.toLowerCase()} far`);
      expect(one).toMatch(/Far Away[\s\S]*Pincode 400058 is not in the area served\./);
      expect(one).not.toContain('Ravi Phones');
      expect(await us.asks('meena', '/why', `${number} nobody`)).toContain(
        'There is no vendor of that name.',
      );
      expect(await us.asks('meena', '/why', '')).toContain('Write /why with an order number');
      expect(await us.asks('meena', '/why', 'HT-0000-0000-0000')).toContain('There is no such order');
    });

    it('is for who has to do with orders', async () => {
      const { number } = await at.sale(shop);
      await us.is('arjun', 'marketing');
      expect(await us.asks('arjun', '/why', number)).toContain('You are here as Marketing');
    });
  });

  describe('B9 S0-63: a vendor that does not want an order', () => {
    it('says why, is not asked again, and the next are asked once all have answered', async () => {
      const { number, card } = await at.sale(shop);
      expect(buttons(card)).toContain('Not for me');
      await person('priya').clicks(card, 'Not for me');
      await person('priya').submits({ reason: 'Too far away' });
      await at.isTold(shop, 'priya', 'be asked for');
      await shop.settled();
      // Other vendors read that thread: what one of them thinks of an order is for the desk.
      expect((await at.thread(shop, card)).join('\n')).not.toContain('Too far away');
      expect(await us.asks('meena', '/why', number)).toContain('The order was declined or given back.');
      expect(buttons(await us.answered('priya', '/order', number))).not.toContain('Not for me');
      await person('priya').clicks(await at.cardOf(shop, number), 'Claim');
      await at.isTold(shop, 'priya', 'This offer is over.');
      await press('rahul', number, 'Not for me', { reason: 'No time' });
      const offers = await shop.database.query(
        'select vendor, wave, state from offers where number = $1 order by vendor',
        [number],
      );
      expect(offers).toEqual([
        { vendor: 'asha-mobiles', wave: 1, state: 'declined' },
        { vendor: 'house', wave: 2, state: 'offered' },
        { vendor: 'ravi-phones', wave: 1, state: 'declined' },
      ]);
    });

    it('refuses who was not asked', async () => {
      const { card } = await at.sale(shop);
      await person('meena').clicks(card, 'Not for me');
      await at.isTold(shop, 'meena', 'That is for Vendor or Admin. You are here as CX');
    });
  });

  describe('B10: the fee of a lost lead', () => {
    it('S0-59: is charged when the vendor has had the customer, who is told before; not when it has not', async () => {
      const before = await available();
      const { number } = await at.sale(shop);
      await press('priya', number, 'Claim');
      await press('priya', number, 'Release');
      expect(await available()).toBe(before);
      const second = await at.sale(shop);
      await press('priya', second.number, 'Claim');
      await press('priya', second.number, 'Show contact');
      expect(JSON.stringify(await us.answered('priya', '/order', second.number))).toContain(
        'the lead fee of ₹278.80 is charged',
      );
      await press('priya', second.number, 'Release');
      expect(await available()).toBe(before - fee);
    });

    it('goes back at once when what we know says so, and is booked once', async () => {
      const { number } = await at.sale(shop);
      const before = await available();
      await press('priya', number, 'Claim');
      await press('priya', number, 'Show contact');
      const by = { role: 'operator', account: us.accountOf('meena'), name: 'meena' } as const;
      const merged = { number, event: events['merge-duplicate'], by, at: Date.now() };
      expect(await actOnOrder(shop.counter.store, merged)).toMatchObject({ ok: true });
      expect(await available()).toBe(before - fee);
      await press('priya', number, 'Ask for the fee back', { reason: 'The same sale twice' });
      await at.isTold(shop, 'priya', /are back in your wallet:[\s\S]*The same sale as/);
      expect(await available()).toBe(before);
      const again = await shop.counter.operators.act(
        { type: 'ask-credit', subject: number, values: { reason: 'duplicate' } },
        { account: us.accountOf('priya'), name: 'priya' },
      );
      expect(again.says.key).toBe('matching.credit-given');
      expect(await available()).toBe(before);
    });

    it.each([
      ['Grant the credit', 'granted', 'are back in your wallet', 0],
      ['Refuse', 'refused', 'CX has looked into it', fee],
    ])('else CX decides with a button (%s), and the vendor is told', async (label, outcome, told, kept) => {
      const before = await available();
      const { number } = await lost();
      await person('priya').opensHome();
      await expect.poll(() => read(person('priya').home())).toContain('My lost leads');
      await press('priya', number, 'Ask for the fee back', { reason: 'Nobody answers' });
      await at.isTold(shop, 'priya', /CX looks into .*[\s\S]*Nothing that we know/);
      expect(buttons(await us.answered('priya', '/order', number))).not.toContain('Ask for the fee back');
      const task = await at.cardOf(shop, `Order ${number}`, 'cx');
      expect(words(task)).toMatch(/Vendor: \*Asha Mobiles\*[\s\S]*Says: Nobody answers/);
      await person('rahul').clicks(task, label);
      await expect
        .poll(async () => (await at.whispers(shop, 'rahul', 'cx')).join('\n'))
        .toContain('You are here as Vendor');
      await person('meena').clicks(task, label);
      await shop.settled();
      expect(words(await at.cardOf(shop, `Order ${number}`, 'cx'))).toContain(
        outcome === 'granted' ? 'Granted' : 'Refused',
      );
      expect(await available()).toBe(before - kept);
      expect(toldTo('priya')).toContain(told);
      expect(words(await us.answered('priya', '/order', number))).toContain(
        outcome === 'granted' ? 'given back' : 'asked back and refused',
      );
    });

    it('is refused to who had no such lead', async () => {
      const { number } = await lost();
      const ask = (name: string) =>
        shop.counter.operators.act(
          { type: 'ask-credit', subject: number, values: { reason: 'other' } },
          { account: us.accountOf(name), name },
        );
      expect((await ask('rahul')).says.key).toBe('matching.credit-not-yours');
      expect((await ask('meena')).says.key).toBe('staff.only-for');
    });
  });

  it('M1 M2 M3 M4: leaves nothing behind that does not agree', async () => {
    const broken = (await checkDatabase(shop.database)).filter(({ offending }) => offending.length > 0);
    expect(broken).toEqual([]);
  });
});

const read = (view: View | undefined): string => (view ? words(view) : '');
