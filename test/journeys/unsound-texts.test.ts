import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHub, playgroundRoutes } from '#bots/playground/index.ts';
import { rupees } from '#core/shared/index.ts';
import { findItem, receiveUnmatched } from '#db/work/index.ts';
import { presses } from '../bots/slack/at-the-door.ts';
import { openSlackShop, type SlackShop } from '../bots/slack/open-slack-shop.ts';
import * as at from '../bots/slack/slack-cards.ts';
import { team } from '../bots/slack/team.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

/** No text of Postgres holds either: the NUL character, and half of a surrogate pair. */
const odd = (text: string): string => `${text}\0\ud800`;

describe.each(databaseKinds)('texts that no database holds, on %s', { timeout: 60_000 }, (kind) => {
  let shop: SlackShop;
  let us: ReturnType<typeof team>;
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
    us = team(shop);
    for (const name of ['priya', 'arjun']) await us.is(name, 'cx', 'admin');
  });
  afterAll(() => shop.close());
  const person = (name: string) => us.person(name);

  it('F32: in what is asked in Slack is answered as anything that is not there', async () => {
    for (const command of ['/where', '/order', '/orders', '/why', '/sop', '/funnel'])
      expect(await us.asks('priya', command, odd('HT-7K3F')), command).toMatch(/\w/);
    expect(await us.asks('priya', '/where', odd('suspense:UTR'))).toContain('Nobody is found by that');
  });

  it('F32: in a form of Slack is kept as it can be, and what was to be done is done', async () => {
    const { number, card } = await at.sale(shop);
    await person('priya').clicks(card, 'Claim');
    await shop.settled();
    expect(await presses(shop, number, { by: 'priya', type: 'log-call', values: { outcome: 'spoke' } })).toBe(
      'operators.done-log-call',
    );
    await person('priya').clicks(await at.cardOf(shop, number), 'Change address');
    await person('priya').submits({ address: odd('4 Hill Road, Bandra West'), pincode: '400050' });
    await shop.settled();
    const found = await shop.counter.operators.read({
      text: number,
      by: { account: us.accountOf('priya'), name: 'priya' },
      where: 'window',
    });
    expect(JSON.stringify(found)).toContain('4 Hill Road');

    const unmatched = { amount: rupees(30_000), reference: 'UTR 9', by: 'script:Asha', at: Date.now() };
    await shop.database.inTransaction((tx) => receiveUnmatched(tx, unmatched));
    await shop.settled();
    await person('priya').clicks(await at.cardOf(shop, 'UTR 9', 'cx'), 'Book where it belongs');
    const to = 'The shop itself (adjustments)';
    await person('priya').submits({ to, whose: odd('x'), reason: odd('interest') });
    await shop.settled();
    const { subject } = (await findItem(shop.counter.store, 'suspense:UTR 9')) ?? {};
    expect(String(subject?.reason)).toMatch(/^interest\ufffd*$/);
  });

  it('F32: on the page of the playground is read as anything else', async () => {
    const operator = { account: 'playground:you', name: odd('You') };
    const app = new Hono();
    playgroundRoutes({
      copy: shop.counter.copy,
      hub: createHub(),
      hear: async () => {},
      operators: [{ ...operator, name: 'You' }],
      desk: shop.counter.operators,
      photos: { keep: async () => {}, find: async () => undefined },
      dispatches: async () => [],
      simulated: [],
      samplePrices: () => false,
    })(app);
    const post = async (path: string, body: unknown): Promise<Response> =>
      app.request(`http://localhost/playground/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ by: operator.account, ...(body as object) }),
      });
    const { number } = await at.sale(shop);
    for (const command of ['where', 'why', 'sop', 'funnel'])
      expect((await post('ask', { text: `/${command} ${odd('x')}` })).status, command).toBe(200);
    const press = (type: string, subject: string, values = {}) =>
      post('act', { action: { type, subject, values } }).then((answer) => answer.json());
    expect(await press('claim', number)).toMatchObject({ ok: true });
    expect(await press('claim', odd(number))).toMatchObject({ ok: false });
    expect(await press('close-item', odd('x'), { outcome: odd('spoke') })).toMatchObject({ ok: false });
    expect(await press('send-to-customer', number, { text: odd('We are late.') })).toMatchObject({
      ok: true,
    });
    expect(await press('cancel', number, { reason: odd('not-buying') })).toMatchObject({ ok: false });
    const strange = encodeURIComponent('x\0');
    const board = `http://localhost/playground/board?by=${operator.account}&view=${strange}&order=${strange}&follow=${strange}`;
    expect((await app.request(board)).status).toBe(200);
  });
});
