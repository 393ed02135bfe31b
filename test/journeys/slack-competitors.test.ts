import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rupees } from '#core/shared/index.ts';
import { keepEvidence } from '#db/evidence/index.ts';
import { recordTopUp } from '#db/ledger/index.ts';
import { accountOf, inspected, presses } from '../bots/slack/at-the-door.ts';
import { openSlackShop, type SlackShop } from '../bots/slack/open-slack-shop.ts';
import * as at from '../bots/slack/slack-cards.ts';
import { haveVendors } from '../db/a-vendor-list.ts';
import { words } from '../standins/slack/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

const secrets = /Asha|98765|98xx|SV Road|Sai Kripa|okaxis/;

describe.each(databaseKinds)('vendors who compete in one Slack channel, on %s', (kind) => {
  let shop: SlackShop;
  /** An order that is claimed before there are vendors, and its card as it was then. */
  let early = '';
  let amongOurselves = '';
  /** All that stood in the channel and its threads then. */
  let before = '';
  beforeAll(async () => {
    // Tasks of CX stand in the channel of the orders, as in a shop that has set up nothing else.
    shop = await openSlackShop(await testDatabase(kind), { SLACK_CX_CHANNEL: '' });
    early = (await at.sale(shop)).number;
    await presses(shop, early, { by: 'priya', type: 'claim' });
    await presses(shop, early, { by: 'priya', type: 'log-call', values: { outcome: 'no-answer' } });
    await shop.settled();
    const writer = shop.person('early-writer');
    await writer.does({ type: 'start' });
    await writer.says('agent');
    await shop.settled();
    // It is passed on to a person, and has no answer of the bot's.
    const text = 'I am Asha Rao, please ring 98765 11111';
    await writer.delivers({ type: 'text', text }, 'early-words');
    await shop.settled();
    before = await readsAll('priya');
    amongOurselves = words(await at.cardOf(shop, early));
    // Meena is of the desk; she has been there before.
    await person('meena').opensHome();
    await shop.settled();
    const vendor = (name: string) => ({
      vendor: `${name}-mobiles`,
      name: `${name} Mobiles`,
      members: accountOf(shop, name),
      areas: '4000',
      categories: 'phone',
    });
    await haveVendors(shop.database, vendor('arjun'), vendor('rahul'));
    for (const name of ['arjun', 'rahul']) await topUp(`${name}-mobiles`);
  });
  afterAll(() => shop.close());
  const person = (name: string) => shop.slack.person(name);
  const topUp = (vendor: string) =>
    shop.database.inTransaction((tx) =>
      recordTopUp(tx, {
        vendor,
        amount: rupees(90_000),
        reference: `UTR-${vendor}`,
        by: 'test',
        at: Date.now(),
      }),
    );
  const looks = (number: string) =>
    shop.database.query<{ actor: string }>(
      `select actor from order_events where number = $1 and event = 'show-contact' order by sequence`,
      [number],
    );

  /** All that stands in the channel for everybody, threads too, and for this person alone. */
  async function readsAll(name: string): Promise<string> {
    const messages = await person(name).reads('orders');
    const threads = await Promise.all(messages.map((each) => person(name).readsThread('orders', each.ts)));
    return JSON.stringify([messages, threads]);
  }
  async function details(name: string, number: string): Promise<string> {
    await person(name).clicks(await at.cardOf(shop, number), 'Details');
    const view = person(name).modal();
    const text = view ? words(view) : '';
    await person(name).closes();
    return text;
  }
  const statusOf = async (number: string) => {
    const [row] = await shop.database.query<{ status: string }>(
      'select status from orders where number = $1',
      [number],
    );
    return row?.status;
  };
  /** Arjun brings pictures of what he has found and shows the price: it is much lower. */
  async function shows(number: string, ...names: readonly string[]) {
    for (const id of ['e0', 'e1'])
      await keepEvidence(shop.database, {
        id,
        type: 'image/png',
        content: Buffer.from('a picture'),
        by: accountOf(shop, 'arjun'),
        at: Date.now(),
      });
    const photos = Object.fromEntries(names.map((name) => [`photo-${name}`, 'e1']));
    await presses(shop, number, {
      by: 'arjun',
      type: 'add-photos',
      values: { 'photo-check': 'e0', ...photos },
    });
    await presses(shop, number, { by: 'arjun', type: 'submit-inspection' });
    expect(await statusOf(number)).toBe('variance-review');
  }
  async function inReview() {
    const made = await inspected(shop, 'arjun', {
      identifier: '353918058201266',
      'answer-display': 'cracked',
    });
    await shows(made.number, 'display');
    return made;
  }
  async function findsMore(number: string) {
    const values = {
      identifier: '353918058201266',
      check: 'clean',
      unlocked: 'yes',
      'answer-display': 'cracked',
      'answer-body': 'dented',
    };
    await presses(shop, number, { by: 'arjun', type: 'inspect', values });
    await shows(number, 'display', 'body');
  }
  async function claimed() {
    const made = await at.sale(shop);
    await person('arjun').clicks(made.card, 'Claim');
    await shop.settled();
    return made;
  }

  it('S0-52: the card of a claimed order says what, where and whose it is, to everybody', async () => {
    const { number } = await claimed();
    const card = words(await at.cardOf(shop, number));
    expect(card).toMatch(/iPhone 11/);
    expect(card).toMatch(/400058/);
    expect(card).toMatch(/Estimate/);
    expect(card).toMatch(/Assigned/);
    expect(card).toMatch(/With \*arjun\* since/);
    expect(card).not.toContain('Pickup:');
    expect(await readsAll('rahul')).not.toMatch(secrets);
  });

  it('S0-52: a competitor gets nothing of it by any button or command', async () => {
    const { number } = await claimed();
    expect(await details('rahul', number)).not.toMatch(secrets);
    expect(await details('rahul', number)).not.toContain('What happened so far');
    await person('rahul').clicks(await at.cardOf(shop, number), 'Show contact');
    await at.isTold(shop, 'rahul', 'Claim it first');
    await person('rahul').clicks(await at.cardOf(shop, number), 'Change address');
    const form = person('rahul').modal();
    expect(JSON.stringify(form ?? {})).not.toMatch(secrets);
    if (form) await person('rahul').closes();
    expect((await person('rahul').runs('/order', number, 'orders')).text).not.toMatch(secrets);
    expect((await person('rahul').runs('/orders', 'assigned', 'orders')).text).not.toMatch(secrets);
    await person('rahul').opensHome();
    await expect.poll(() => JSON.stringify(person('rahul').home())).toBeDefined();
    expect(JSON.stringify(person('rahul').home())).not.toMatch(secrets);
    expect(await readsAll('rahul')).not.toMatch(secrets);
    expect(await looks(number)).toEqual([]);
  });

  it('S0-63: its holder sees the customer in a window that closes, and each look is kept', async () => {
    const { number } = await claimed();
    expect(await details('arjun', number)).toMatch(/Asha Rao.*\+9198765/);
    await person('arjun').clicks(await at.cardOf(shop, number), 'Show contact');
    await expect.poll(() => JSON.stringify(person('arjun').modal() ?? {})).toMatch(/\+9198765/);
    await person('arjun').closes();
    expect(await looks(number)).toEqual([
      { actor: accountOf(shop, 'arjun') },
      { actor: accountOf(shop, 'arjun') },
    ]);
    expect(await readsAll('arjun')).not.toMatch(secrets);
  });

  it('S0-52: CX sees who the customer is with the number masked, and that is kept too', async () => {
    const { number } = await claimed();
    const text = await details('meena', number);
    expect(text).toMatch(/Asha Rao\*?, \+91 98xxxxxx/);
    expect(text).toContain('What happened so far');
    expect(await looks(number)).toEqual([{ actor: accountOf(shop, 'meena') }]);
    expect(await readsAll('meena')).not.toMatch(secrets);
  });

  it('S0-52: after a release it is gone for who had it, too', async () => {
    const { number } = await claimed();
    await person('arjun').opensHome();
    await details('arjun', number);
    await person('arjun').clicks(await at.cardOf(shop, number), 'Release');
    await shop.settled();
    const story = await shop.counter.operators.timeline(number, {
      account: accountOf(shop, 'rahul'),
      name: 'rahul',
    });
    expect(JSON.stringify(story)).not.toMatch(/event-(release|show-contact|log-call)|sent-/);
    expect(story.length).toBeGreaterThan(1);
    expect(await details('arjun', number)).not.toMatch(secrets);
    expect(await readsAll('arjun')).not.toMatch(secrets);
    expect((await person('arjun').runs('/order', number, 'orders')).text).not.toMatch(secrets);
    expect(JSON.stringify(person('arjun').home())).not.toMatch(secrets);
    expect(JSON.stringify(await shop.slack.directMessages('arjun'))).not.toMatch(secrets);
  });

  it('S0-67 S0-70: what was found, offered and where it is paid to is not for competitors', async () => {
    const { number } = await inspected(shop, 'arjun');
    for (const text of [words(await at.cardOf(shop, number)), await details('rahul', number)])
      expect(text).not.toMatch(/Found:|Photos missing|Clean|scratch/i);
    expect(await details('arjun', number)).toMatch(/Found/);
    const notes = (await at.thread(shop, await at.cardOf(shop, number))).join('\n');
    expect(notes).toMatch(/on the way/);
    expect(notes).not.toMatch(/inspected it|Clean/);
    await presses(shop, number, { by: 'meena', type: 'cancel', values: { reason: 'not-buying' } });
    expect(await readsAll('rahul')).not.toMatch(secrets);
  });

  it('S0-68: CX reads what was found in a window and approves it there; the card in the channel carries none of it', async () => {
    const { number } = await inReview();
    const card = await at.cardOf(shop, number);
    expect(JSON.stringify(card)).not.toMatch(/do:approve|order~/);
    await person('meena').clicks(card, 'Approve this price');
    const asked = person('meena').modal();
    expect(asked ? words(asked) : '').toMatch(/Found:[\s\S]*crack[\s\S]*Price after inspection/);
    // Meanwhile somebody else sends it back, and other things are found.
    await presses(shop, number, { by: 'meena', type: 'return-for-evidence' });
    await findsMore(number);
    expect(await person('meena').submits({})).toEqual({});
    expect(JSON.stringify(person('meena').modal())).toMatch(/changed since your card was drawn[\s\S]*Dents/i);
    expect(await statusOf(number)).toBe('variance-review');
    await person('meena').closes();
    await person('meena').clicks(await at.cardOf(shop, number), 'Approve this price');
    expect(await person('meena').submits({})).toEqual({});
    await shop.settled();
    expect(await statusOf(number)).toBe('offer-made');
  });

  it('S0-72: what a customer writes to us goes to the desk alone when vendors share the channel', async () => {
    const customer = shop.person('talks-to-us');
    await customer.does({ type: 'start' });
    await customer.says('agent');
    await customer.delivers({ type: 'text', text: 'My number is 98765 00000, flat 4' }, 'relay:vendors');
    await shop.settled();
    expect(await readsAll('rahul')).not.toMatch(/98765 00000|Customer wants a person/);
    const [task] = await shop.database.query<{ id: string }>(
      `select id from work_items where kind = 'handoff' order by created_at desc limit 1`,
    );
    const asks = (name: string) =>
      shop.counter.operators.task(task?.id ?? '', { account: accountOf(shop, name), name });
    expect((await asks('rahul')).ok).toBe(false);
    expect((await asks('meena')).ok).toBe(true);
    const told = JSON.stringify(await shop.slack.directMessages('meena'));
    expect(told.match(/Customer wants a person/g)?.length).toBeGreaterThan(0);
    await expect
      .poll(async () => JSON.stringify(await shop.slack.directMessages('meena')))
      .toContain('98765 00000');
    for (const name of ['arjun', 'rahul'])
      expect(JSON.stringify(await shop.slack.directMessages(name))).not.toContain('98765 00000');
  });

  it('S0-52: when a shop takes its first vendor on, the cards that stand are drawn anew', async () => {
    expect(amongOurselves).toContain('Asha Rao');
    await expect.poll(async () => words(await at.cardOf(shop, early))).not.toMatch(secrets);
  });

  it('S4: what was said in threads among ourselves is taken back, and what everybody may know stays', async () => {
    expect(before).toMatch(/called: No answer/);
    expect(before).toContain('98765 11111');
    await expect
      .poll(() => readsAll('arjun'), { timeout: 20_000 })
      .not.toMatch(/called: No answer|98765 11111/);
    expect(await readsAll('arjun')).toContain(early);
  });
});
