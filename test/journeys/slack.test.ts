import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSlackShop, type SlackShop } from '../bots/slack/open-slack-shop.ts';
import * as at from '../bots/slack/slack-cards.ts';
import { buttons, type View, words } from '../standins/slack/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

const read = (view: View | undefined): string => (view ? words(view) : '');
const hidden = ['Asha', '98765', 'SV Road', 'Sai Kripa'];

describe.each(databaseKinds)('the operators’ counter in Slack, on %s', (kind) => {
  let shop: SlackShop;
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
  });
  afterAll(() => shop.close());
  const person = (name: string) => shop.slack.person(name);

  /** A sale that this operator has claimed. */
  async function claimed(name = 'priya') {
    const made = await at.sale(shop);
    await person(name).clicks(made.card, 'Claim');
    await shop.settled();
    return { ...made, card: await at.cardOf(shop, made.number) };
  }

  it('S0-50 S0-52 S0-63: a sale is one card in the channel, without who and where exactly', async () => {
    const { number, card } = await at.sale(shop);
    expect(words(card)).toContain('Unassigned');
    expect(words(card)).toContain('400058');
    expect(card.text).toContain(number);
    expect(buttons(card)).toContain('Claim');
    for (const secret of hidden) expect(JSON.stringify(card)).not.toContain(secret);
  });

  it('S0-57: an order of high value says so, and somebody takes the call', async () => {
    const { number, card } = await at.order(shop, { highValue: true });
    expect(words(card)).toContain('High value');
    await person('meena').clicks(card, "I'll call to confirm");
    await shop.settled();
    expect(buttons(await at.cardOf(shop, number))).not.toContain("I'll call to confirm");
  });

  it('S0-63: the first Claim wins, the second is told who was first, the customer who will call', async () => {
    const { number, person: customer, card } = await at.sale(shop);
    await person('priya').clicks(card, 'Claim');
    await person('arjun').clicks(card, 'Claim');
    await shop.settled();
    await at.isTold(shop, 'priya', `*${number}* is yours`);
    await at.isTold(shop, 'arjun', '*priya* was first');
    const now = await at.cardOf(shop, number);
    expect(now.ts).toBe(card.ts);
    expect(words(now)).toMatch(/With \*priya\* since/);
    expect(words(now)).toContain('*Asha Rao*, +91 98xxxxxx');
    expect(customer.text()).toContain('priya, our pickup partner');
  });

  it('S0-63: the number is shown to who has the order, only to them, and it is written down', async () => {
    const { number, card } = await claimed();
    await person('arjun').clicks(card, 'Show contact');
    await at.isTold(shop, 'arjun', 'Claim it first');
    await person('priya').clicks(card, 'Show contact');
    await expect
      .poll(() => read(person('priya').modal()))
      .toContain(`*${number}*\nCustomer: *Asha Rao*, +9198765`);
    await person('priya').closes();
    expect((await at.whispers(shop, 'priya')).join()).not.toContain('+9198765');
    const looks = await shop.database.query(
      `select actor from order_events where number = $1 and event = 'show-contact'`,
      [number],
    );
    expect(looks).toEqual([{ actor: `slack:${shop.slack.teamId}:${person('priya').id}` }]);
    for (const message of await at.cardsOf(shop, number)) expect(words(message)).not.toMatch(/98765/);
  });

  it('S0-65: a call is logged with its outcome, and the thread tells', async () => {
    const { number, card } = await claimed();
    await person('priya').clicks(card, 'Log a call');
    expect(await person('priya').submits({ outcome: 'No answer' })).toEqual({});
    await shop.settled();
    expect(await at.thread(shop, card)).toEqual([expect.stringMatching(/· priya · called: No answer/)]);
    await at.isTold(shop, 'priya', `The call for *${number}* is logged.`);
    const [call] = await shop.database.query(
      `select data->>'outcome' as outcome from order_events where number = $1 and event = 'log-call'`,
      [number],
    );
    expect(call).toEqual({ outcome: 'no-answer' });
  });

  it('releases an order: the customer’s details leave the card, and the thread tells', async () => {
    const { number, card } = await claimed();
    await person('arjun').clicks(card, 'Release');
    await at.isTold(shop, 'arjun', 'Only priya can do that');
    await person('priya').clicks(card, 'Release');
    await shop.settled();
    const now = await at.cardOf(shop, number);
    expect(now.ts).toBe(card.ts);
    for (const secret of hidden) expect(JSON.stringify(now)).not.toContain(secret);
    expect(await at.thread(shop, card)).toEqual([expect.stringContaining('priya · released it')]);
  });

  it('S0-72: only what was read before it was sent reaches the customer, talk in the thread does not', async () => {
    const { person: customer, card } = await claimed();
    const priya = person('priya');
    await priya.says('orders', 'this one haggles, careful', card.ts);
    await priya.clicks(card, 'Send to customer');
    await priya.submits({ text: 'We come at <b>ten</b> & call first.' });
    const shown = priya.modal();
    expect(read(shown)).toContain('priya from our team:\nWe come at <b>ten</b> & call first.');
    await shop.settled();
    expect(customer.text()).not.toContain('We come at');
    // Changed once more, so it is shown once more.
    await priya.submits({ text: 'We come at ten and call first.' });
    expect(read(priya.modal())).toContain('priya from our team:\nWe come at ten and call');
    await priya.submits({});
    expect(priya.modal()).toBeUndefined();
    await shop.settled();
    expect(customer.text()).toBe('priya from our team:\nWe come at ten and call first.');
    expect(JSON.stringify(shop.heard(customer.conversation))).not.toContain('haggles');
  });

  it('S0-87: a wrong pincode is refused at its field and the form stays', async () => {
    const { number, card } = await claimed();
    const priya = person('priya');
    await priya.clicks(card, 'Change address');
    expect(priya.modal()?.blocks.some(({ element }) => element?.initial_value?.includes('Sai Kripa'))).toBe(
      true,
    );
    const faults = await priya.submits({ pincode: '999999' });
    expect(Object.keys(faults)).toEqual(['pincode']);
    expect(await priya.submits({ address: '4 Hill Road, Bandra', pincode: '400050' })).toEqual({});
    await shop.settled();
    expect(words(await at.cardOf(shop, number))).toContain('4 Hill Road');
  });

  it('S0-72: a customer who wants a person talks with one in the thread of a card of CX', async () => {
    const customer = shop.person('wants-a-person');
    await customer.does({ type: 'start' });
    await customer.says('agent');
    await customer.delivers({ type: 'text', text: 'Is *pickup* free? <!channel>' }, 'handoff:1');
    await shop.settled();
    const card = await at.cardOf(shop, 'Customer wants a person', 'cx');
    expect(await at.cardsOf(shop, 'Customer wants a person', 'orders')).toEqual([]);
    const [said, ...more] = await at.thread(shop, card, 'cx');
    expect(more).toEqual([]);
    expect(said).toContain('Is *pickup* free? <!channel>');

    const meena = person('meena');
    await meena.clicks(card, 'Answer');
    await meena.submits({ text: 'Yes, always.' });
    await meena.submits({});
    await shop.settled();
    expect(customer.text()).toBe('meena from our team:\nYes, always.');
    const taken = await at.cardOf(shop, 'Customer wants a person', 'cx');
    expect(words(taken)).toContain('*meena*');
    await meena.clicks(taken, 'Give back to the bot');
    await shop.settled();
    expect(words(await at.cardOf(shop, 'Customer wants a person', 'cx'))).toContain('Answered');
  });

  it('S0-51: the home tab lists what is open, mine and waiting, and follows what happens', async () => {
    const { number } = await at.sale(shop);
    const rahul = person('rahul');
    await rahul.opensHome();
    await expect.poll(() => rahul.home()).toBeDefined();
    const home = () => {
      const view = rahul.home();
      if (!view) throw new Error('there is no home tab');
      return view;
    };
    expect(words(home())).toContain(number);
    expect(buttons(home())[0]).toMatch(/^Unassigned orders \(\d+\)$/);
    await rahul.clicks(home(), 'tab:mine');
    expect(words(home())).not.toContain(number);

    await rahul.clicks(home(), 'tab:unassigned');
    // Of the cards that stand there, this one is his.
    const lines = home().blocks.flatMap(({ elements = [] }) => elements);
    const claim = lines.find(
      ({ action_id, value }) => action_id === 'do:claim' && value === `order:${number}`,
    );
    expect(claim).toBeDefined();
    await rahul.clicks(
      { ...home(), blocks: [{ type: 'actions', elements: claim ? [claim] : [] }] },
      'do:claim',
    );
    await expect.poll(() => read(rahul.modal())).toContain(`*${number}* is yours`);
    await expect.poll(() => words(home())).not.toContain(number);
    await rahul.clicks(home(), 'tab:mine');
    expect(words(home())).toContain(number);

    const other = await at.sale(shop);
    await rahul.clicks(home(), 'tab:unassigned');
    expect(words(home())).toContain(other.number);
    await person('arjun').clicks(other.card, 'Claim');
    await expect.poll(() => words(home())).not.toContain(other.number);
  });

  it('S0-51: lists and single orders are answered to commands, to who asked alone', async () => {
    const { number } = await claimed('arjun');
    const { number: open } = await at.sale(shop);
    const arjun = person('arjun');
    const answer = async (command: string, text: string) => (await arjun.runs(command, text, 'orders')).text;
    expect(await answer('/orders', 'mine')).toContain(number);
    expect(await answer('/orders', '')).not.toContain(number);
    expect(await answer('/orders', 'Assigned')).toContain(number);
    expect(await answer('/orders', 'waiting for cx')).not.toContain(open);
    expect(await answer('/orders', 'everything')).toContain('unassigned, mine, waiting');
    expect(await answer('/order', number.toLowerCase())).toMatch(/Asha Rao.*\+9198765/);
    expect(await answer('/order', open)).toContain('show once somebody has claimed it');
    expect(await answer('/order', 'HT-0000-0000-0000')).toContain('There is no such order');
    expect(await answer('/order', '')).toContain('Write /order and the number');
    expect(
      await shop.slack
        .channelHistory('orders')
        .then((all) => all.filter(({ text }) => text.includes('/order'))),
    ).toEqual([]);
  });

  it('shows all there is to an order, and its history, when asked', async () => {
    const { number, card } = await claimed();
    await person('priya').clicks(card, 'Details');
    const text = read(person('priya').modal());
    expect(text).toContain(number);
    expect(text).toContain('Condition:');
    expect(text).toMatch(/priya · claimed it/);
    await person('priya').closes();
  });

  it('S0-23: a model that is not listed is a task in the channel of pricing, with its owner', async () => {
    const customer = shop.person('rare');
    await customer.does({ type: 'start' });
    await customer.taps('@sell');
    for (const answer of ['phone', 'samsung', 'not listed', 'Zorbox Quantum 900', '2026'])
      await customer.says(answer);
    await shop.settled();
    const card = await at.cardOf(shop, 'Zorbox Quantum 900', 'pricing');
    expect(words(card)).toMatch(/Model request[\s\S]*Pricing · \*Mohsin\*/);
    await person('rahul').clicks(card, 'Done');
    await person('rahul').submits({ outcome: 'Added to the price book' });
    await shop.settled();
    expect(words(await at.cardOf(shop, 'Zorbox Quantum 900', 'pricing'))).toContain(
      'Added to the price book',
    );
    expect(customer.text()).toContain('Zorbox Quantum 900');
  });
});
