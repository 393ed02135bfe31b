import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '#prompts/index.ts';
import { openSlackShop, type SlackShop } from '../bots/slack/open-slack-shop.ts';
import * as at from '../bots/slack/slack-cards.ts';
import { team } from '../bots/slack/team.ts';
import { type View, words } from '../standins/slack/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { sellsPhone } from '../support/open-shop.ts';

const read = (view: View | undefined): string => (view ? words(view) : '');

describe.each(databaseKinds)('what guides the teams in Slack, on %s', (kind) => {
  let shop: SlackShop;
  let us: ReturnType<typeof team>;
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
    us = team(shop);
  });
  afterAll(() => shop.close());
  const person = (name: string) => us.person(name);

  const stopped = (id: string) => us.stopped(id);

  describe('S0-2 S0-6 S0-7 S0-89 S0-90: standard procedures', () => {
    it('S0-2: draws how an order comes about from the steps that the bot asks', async () => {
      const text = await us.asks('arjun', '/sop', 'create-order');
      const asked = [
        'Device type',
        'Brand',
        'Model',
        'Variant',
        'Condition',
        'Price',
        'Name',
        'Phone number',
      ];
      const places = asked.map((name, n) => text.indexOf(`${n + 1}. ${name}`));
      expect(places.every((place) => place > 0)).toBe(true);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
    });

    it('S0-89 S0-90: the training card is the flow in one line and six things to remember', async () => {
      const text = await us.asks('arjun', '/sop', 'card');
      expect(text).toContain('Device type → Brand → Model → Variant → Condition → Price → Name');
      expect(text.match(/\d\. /g)).toHaveLength(6);
    });

    it('S0-7: every page names the same version, from the day it was first read', async () => {
      const versions = await Promise.all(
        ['', 'card', 'create-order', 'otp not arriving'].map(
          async (name) =>
            /Version ([0-9a-f]{8}), in force since/.exec(await us.asks('arjun', '/sop', name))?.[1],
        ),
      );
      expect(new Set(versions).size).toBe(1);
      expect(versions[0]).toBeDefined();
      expect(await us.asks('arjun', '/sop', 'nonsense')).toContain(
        'create-order, inspection, payment, card, model-not-found',
      );
    });

    it('S0-7: the list leads to each page by its title, and a page back to the list', async () => {
      const heard = async () => (await at.whispers(shop, 'arjun', 'cx')).join('\n');
      const list = await us.answered('arjun', '/sop', '');
      await person('arjun').clicks(list, 'Training card');
      await expect.poll(heard).toContain('Device type → Brand → Model');
      await person('arjun').clicks(list, 'Device locked to an account');
      await expect.poll(heard).toContain('Ask the customer to sign out before the visit');
      await person('arjun').clicks(await us.answered('arjun', '/sop', 'card'), 'All pages');
      await expect.poll(heard).toContain('Choose a page');
    });

    it('S0-6: the bot explains the same to a customer as the page says', async () => {
      const customer = await stopped('cannot-find');
      const help = (await customer.says("I can't find my model")).key;
      expect(help).toBe('buyback.ask-brand');
      const told = customer.text().split('\n')[0] ?? '';
      expect(told).toContain('Type brand and model as they stand on the box');
      expect(await us.asks('arjun', '/sop', 'model not found')).toContain(
        'Type brand and model as they stand on the box',
      );
    });
  });

  it('S0-5 S0-30 S0-73 S0-77: a ready answer goes in the customer’s language, read before it is sent', async () => {
    const customer = shop.person(`hindi-${kind}`);
    await customer.does({ type: 'start' });
    await customer.says('language');
    await customer.taps('@language:hi');
    await customer.says('agent');
    await shop.settled();
    const id = await us.handoffOf(customer.conversation);
    const cards = await at.cardsOf(shop, 'Customer wants a person', 'cx');
    const card = cards.find((each) => JSON.stringify(each).includes(`item:${id}`));
    if (!card) throw new Error('no card of the handoff');
    await us.is('meena', 'cx');
    const meena = person('meena');
    await meena.clicks(card, 'Answer');
    expect(await meena.submits({})).toEqual({ script: 'There is no text to send.' });
    await meena.submits({ script: 'Is pickup free?', text: 'Namaste!' });
    const free = plain(shop.counter.copy.write('hi', { key: 'support.faq-pickup-free' }));
    expect(read(meena.modal())).toContain(`${free}\nNamaste!`);
    await shop.settled();
    expect(customer.text()).not.toContain(free);
    await meena.submits({});
    await shop.settled();
    expect(customer.last()?.params).toEqual({ name: 'meena', text: `${free}\nNamaste!` });
  });

  it('B20 S0-15: the card of a task leads to where its customer stands, for who asks alone', async () => {
    const customer = await stopped('where');
    await customer.says('agent');
    await shop.settled();
    const id = await us.handoffOf(customer.conversation);
    const cards = await at.cardsOf(shop, 'Customer wants a person', 'cx');
    const card = cards.find((each) => JSON.stringify(each).includes(`item:${id}`));
    if (!card) throw new Error('no card of the handoff');
    await us.is('priya', 'cx');
    await person('priya').clicks(card, 'Where are they?');
    await expect
      .poll(async () => (await at.whispers(shop, 'priya', 'cx')).join('\n'))
      .toMatch(/With our team[\s\S]*At step 2 of 12: \*Brand\*/);
    await us.is('priya', 'pricing');
    await person('priya').clicks(card, 'Where are they?');
    await expect
      .poll(async () => (await at.whispers(shop, 'priya', 'cx')).join('\n'))
      .toContain('You are here as Pricing');
  });

  it('B20 S0-19: those who wait for a person are told apart by device, step and how long they wait', async () => {
    const customer = shop.person('waits');
    await customer.does({ type: 'start' });
    await customer.says('iphone 11 128 gb');
    await customer.says('agent');
    await shop.settled();
    const id = await us.handoffOf(customer.conversation);
    const cards = await at.cardsOf(shop, 'Customer wants a person · Apple iPhone 11 128 GB', 'cx');
    const card = cards.find((each) => JSON.stringify(each).includes(`item:${id}`));
    if (!card) throw new Error('no card of the handoff');
    const text = words(card);
    expect(text).toMatch(/Waiting for us for less than a minute, since/);
    expect(text).toMatch(/At step 5 of 12: \*Condition/);
    expect(text).toContain('Variant: 128 GB');
  });

  it('B20 S0-19: a telephone number with two orders leads to a choice between them', async () => {
    const numbers = [
      await sellsPhone(shop.person('twice-1'), '91234 55667'),
      await sellsPhone(shop.person('twice-2'), '91234 55667'),
    ];
    await shop.settled();
    await us.is('priya', 'cx');
    const choice = await us.answered('priya', '/where', '91234 55667');
    for (const number of numbers) expect(words(choice)).toContain(number);
    await person('priya').clicks(choice, numbers[0] ?? '');
    await expect
      .poll(async () => (await at.whispers(shop, 'priya', 'cx')).join('\n'))
      .toContain(`Where is the customer of ${numbers[0]}?`);
  });

  it('S0-4: the details of an order tell what the shop did by itself, when and with what result', async () => {
    const { card } = await at.sale(shop);
    await us.is('priya', 'cx');
    await person('priya').clicks(card, 'Details');
    const text = read(person('priya').modal());
    expect(text).toMatch(/Haat · SMS order-created: SIM-.*not sent/);
    expect(text).toMatch(/Haat · analytics order_created: kept here only/);
    expect(text).toMatch(/Haat · card in slack: shown/);
    expect(text).toMatch(/Customer · order created/);
    await person('priya').closes();
  });
});
