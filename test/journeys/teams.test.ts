import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSlackShop, type SlackShop } from '../bots/slack/open-slack-shop.ts';
import * as at from '../bots/slack/slack-cards.ts';
import { team } from '../bots/slack/team.ts';
import { buttons, type View, words } from '../standins/slack/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

const read = (view: View | undefined): string => (view ? words(view) : '');

describe.each(databaseKinds)('the teams of the shop in Slack, on %s', (kind) => {
  let shop: SlackShop;
  let us: ReturnType<typeof team>;
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
    us = team(shop);
  });
  afterAll(() => shop.close());
  const person = (name: string) => us.person(name);

  const stopped = (id: string) => us.stopped(id);

  describe('S0-1: who may do what', () => {
    it('takes on whoever acts first as CX, so that a shop of two works at once', async () => {
      const { card } = await at.sale(shop);
      await person('arjun').clicks(card, 'Claim');
      await at.isTold(shop, 'arjun', 'is yours');
      const [row] = await shop.database.query('select roles from staff where account = $1', [
        us.accountOf('arjun'),
      ]);
      expect(row).toEqual({ roles: ['cx'] });
    });

    it('refuses in one line that says who may, and does nothing', async () => {
      const { number, card } = await at.sale(shop);
      await us.is('meena', 'pricing');
      await person('meena').clicks(card, 'Claim');
      await at.isTold(
        shop,
        'meena',
        'That is for CX, Sales, Vendor or Admin. You are here as Pricing; an admin can change that.',
      );
      expect(words(await at.cardOf(shop, number))).toContain('Unassigned');
    });

    it('reads the roles at the moment of the action: what was allowed a minute ago is refused now', async () => {
      const { number, card } = await at.sale(shop);
      await us.is('rahul', 'vendor');
      await person('rahul').clicks(card, 'Claim');
      await at.isTold(shop, 'rahul', `*${number}* is yours`);
      await us.is('rahul', 'pricing');
      await shop.settled();
      await person('rahul').clicks(await at.cardOf(shop, number), 'Release');
      await at.isTold(shop, 'rahul', 'You are here as Pricing');
    });

    it('does not show to a person what they would be refused; a card in the channel has all', async () => {
      const { number, card } = await at.sale(shop);
      expect(buttons(card)).toContain('Cancel order');
      await us.is('rahul', 'vendor');
      const seen = buttons(await us.answered('rahul', '/order', number));
      expect(seen).toContain('Claim');
      expect(seen).not.toContain('Cancel order');
    });

    it('says who may also when a form would open', async () => {
      const { card } = await at.sale(shop);
      await us.is('rahul', 'vendor');
      await person('rahul').clicks(card, 'Cancel order');
      await at.isTold(shop, 'rahul', 'That is for CX, Sales or Admin. You are here as Vendor');
      expect(person('rahul').modal()).toBeUndefined();
    });

    it('S0-51: lists for each role what is theirs: pricing its tasks, a vendor no task at all', async () => {
      const customer = await stopped('needs-a-person');
      await customer.says('agent');
      await shop.settled();
      const boardOf = async (name: string) => {
        const by = { account: us.accountOf(name), name };
        const drawn = await shop.counter.operators.board('waiting', by);
        if (!drawn.ok) throw new Error(drawn.reason.key);
        const { tabs, cards } = drawn.value;
        return { first: tabs[0]?.id, titles: cards.map(({ title }) => title.key) };
      };
      await us.is('rahul', 'pricing');
      expect(await boardOf('rahul')).toEqual({ first: 'waiting', titles: [] });
      await us.is('rahul', 'vendor');
      expect(await boardOf('rahul')).toEqual({ first: 'unassigned', titles: [] });
      await us.is('rahul', 'cx');
      expect((await boardOf('rahul')).titles).toContain('operators.kind-handoff');
    });

    it('shows marketing how the shop stands, and no customer', async () => {
      const { number } = await at.sale(shop);
      await us.is('meena', 'marketing', 'product');
      await person('meena').opensHome();
      await expect.poll(() => read(person('meena').home())).toContain('Today:');
      expect(read(person('meena').home())).toMatch(/█+ \d+ Unassigned/);
      expect(read(person('meena').home())).not.toContain(number);
      expect(await us.asks('meena', '/order', number)).toContain('You are here as Marketing or Product');
      expect(await us.asks('meena', '/where', number)).toContain('That is for CX, Sales or Admin');
      expect(await us.asks('meena', '/funnel', '7')).toMatch(/test\*[^"]*: \d+ came, \d+ ordered/);
      await us.is('meena', 'cx');
      expect(await us.asks('meena', '/funnel')).toContain('That is for Marketing, Product or Admin');
    });
  });

  describe('S0-15 S0-19 B20: where a customer stands', () => {
    it('shows the step, how long and the last answers of who ordered, without name, number and address', async () => {
      const { number, person: customer } = await at.sale(shop);
      await customer.says('sell');
      await customer.says('phone');
      await customer.says('samsung');
      await us.is('priya', 'cx');
      const text = words(await us.answered('priya', '/where', number.toLowerCase()));
      expect(text).toContain(`Order *${number}*`);
      expect(text).toContain('At step 3 of 12: *Model*');
      expect(text).toContain('Device type: Phone');
      expect(text).toContain('Brand: Samsung');
      expect(text).toContain('The question has been open for less than a minute.');
      expect(text).not.toMatch(/Asha|98765|SV Road/);
    });

    it('finds them by the number that the order was made with, and nobody by any other', async () => {
      const { number } = await at.sale(shop);
      await us.is('priya', 'cx');
      const order = await shop.counter.operators.find(number, {
        account: us.accountOf('priya'),
        name: 'priya',
      });
      expect(order.ok).toBe(true);
      const card = await at.cardOf(shop, number);
      await person('priya').clicks(card, 'Claim');
      await shop.settled();
      await person('priya').clicks(await at.cardOf(shop, number), 'Show contact');
      const shown = () => {
        const view = person('priya').modal();
        return view ? words(view) : '';
      };
      await expect.poll(shown).toMatch(/\+9198765\d{5}/);
      const all = shown();
      const phone = new RegExp(`\\*${number}\\*\\nCustomer: [^+]*(\\+91\\d{10})`).exec(all)?.[1] ?? '';
      expect(await us.asks('priya', '/where', phone)).toContain(number);
      expect(await us.asks('priya', '/where', '90000 00001')).toContain('Nobody is found by that');
      expect(await us.asks('priya', '/where', '')).toContain('Write /where with an order number');
    });

    it('S0-19: answers the device type for who chose the wrong one; answers that still fit are kept', async () => {
      const customer = await stopped('wrong-type');
      await customer.says('agent');
      await shop.settled();
      const id = await us.handoffOf(customer.conversation);
      await us.is('meena', 'cx');
      // One of us has them: first they go back to the bot.
      expect(buttons(await us.answered('meena', '/where', id))).toEqual(['Give back to the bot']);
      await person('meena').clicks(await us.answered('meena', '/where', id), 'Give back to the bot');
      await shop.settled();
      const card = await us.answered('meena', '/where', id);
      expect(words(card)).toContain('At step 2 of 12: *Brand*');
      await person('meena').clicks(card, 'Answer for them');
      await person('meena').submits({ category: 'Phone' });
      await shop.settled();
      expect(customer.text()).toContain('meena from our team has helped with that answer.');
      expect(customer.text()).toContain('Which brand is your phone?');
      await person('meena').clicks(await us.answered('meena', '/where', id), 'Answer for them');
      expect(await person('meena').submits({ device: 'Zorbox Quantum 900' })).toEqual({
        device: '“Zorbox Quantum 900” is not found in the price book.',
      });
      await person('meena').submits({ device: 'iPhone 11 128 GB' });
      await shop.settled();
      expect(customer.text()).toContain('Got it: iPhone 11');
      await customer.says('1');
      expect(customer.last()?.key).toMatch(/^buyback.ask-condition/);
      const asked = Number(/(\d+)\/\d+/.exec(customer.text())?.[1]);
      await person('meena').clicks(await us.answered('meena', '/where', id), 'Answer for them');
      const offered = person('meena')
        .modal()
        ?.blocks.find(({ element }) => element?.options);
      const { action_id: name = '', options: choices = [] } = offered?.element ?? {};
      const shown = customer.last()?.choices?.map(({ id: option }) => option);
      expect(name).toMatch(/^answer-/);
      expect(choices.map(({ value }) => value)).toEqual(shown);
      expect(await person('meena').submits({ [name]: choices[0]?.value ?? '' })).toEqual({});
      await shop.settled();
      expect(customer.text()).toContain('meena from our team has helped with that answer.');
      expect(customer.text()).toContain(`${asked + 1}/`);
    });

    it('S0-15: asks again with a friendly line, and takes the conversation over so that the bot is quiet', async () => {
      const { number, person: customer } = await at.sale(shop);
      await customer.says('sell');
      await us.is('priya', 'cx');
      await person('priya').clicks(await us.answered('priya', '/where', number), 'Ask again');
      await shop.settled();
      expect(customer.text()).toMatch(
        /priya from our team: I saw that you stopped here[\s\S]*like to sell\?/,
      );

      await person('priya').clicks(await us.answered('priya', '/where', number), 'Take over');
      await shop.settled();
      expect(customer.text()).toContain('priya from our team is with you now');
      const said = shop.heard(customer.conversation).length;
      await customer.delivers({ type: 'text', text: 'finally a person' }, `taken-${kind}-${number}`);
      await shop.settled();
      expect(shop.heard(customer.conversation)).toHaveLength(said);
      const again = await us.answered('priya', '/where', number);
      expect(words(again)).toContain('With our team');
      expect(buttons(again)).toEqual(['Give back to the bot']);
      // An older answer of the command still has the button.
      const told = await shop.counter.operators.act(
        { type: 'push', subject: number },
        { account: us.accountOf('priya'), name: 'priya' },
      );
      expect(told.says.key).toBe('staff.is-with-us');
      await person('priya').clicks(again, 'Give back to the bot');
      await shop.settled();
      expect(customer.text()).toContain("I'm back.");
      await customer.says('phone');
      expect(customer.last()?.key).toBe('buyback.ask-brand');
    });

    it('two who take over at once are one: the second is told who was first', async () => {
      const { number } = await at.sale(shop);
      const desk = shop.counter.operators;
      const told = await Promise.all(
        ['priya', 'meena'].map((name) =>
          desk.act({ type: 'take-over', subject: number }, { account: us.accountOf(name), name }),
        ),
      );
      expect(told.map(({ ok }) => ok).sort()).toEqual([false, true]);
      await shop.settled();
      const tasks = await shop.database.query(
        `select w.owner from work_items w join orders o on o.conversation = w.conversation
          where o.number = $1 and w.kind = 'handoff'`,
        [number],
      );
      expect(tasks).toHaveLength(1);
    });
  });
});
