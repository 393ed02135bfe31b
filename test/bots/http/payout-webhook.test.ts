import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { razorpayxWebhook } from '#bots/providers/payout/razorpayx-webhook.ts';
import { payoutsOf, startPayout } from '#db/payouts/index.ts';
import { noon } from '../../core/buyback/people.ts';
import { asha, price } from '../../db/a-payout-store.ts';
import { sell } from '../../db/an-order-store.ts';
import { bank } from '../../support/bank-account.ts';
import { testDatabase } from '../../support/database.ts';
import { openPayouts } from '../../support/open-payouts.ts';

describe("a provider's webhook for payouts", () => {
  let shop: Awaited<ReturnType<typeof openPayouts>>;
  let number: string;
  beforeAll(async () => {
    shop = await openPayouts(await testDatabase('pglite'), { plan: () => 'processed', at: noon });
  });
  afterAll(async () => {
    await shop.close();
    await shop.store.database.close();
  });
  beforeEach(async () => {
    shop.told.length = 0;
    ({ number } = await sell(shop.store));
    const proof = { remarks: 'a test' };
    const by = { by: 'slack:T1:U1', at: noon, provider: 'razorpayx' };
    await shop.store.database.inTransaction((tx) =>
      startPayout(tx, shop.store, { order: number, amount: price, destination: asha, proof, ...by }),
    );
  });

  let events = 0;
  const event = (change: Readonly<Record<string, unknown>> = {}, name = 'payout.processed') =>
    JSON.stringify({
      entity: 'event',
      event: name,
      payload: {
        payout: {
          entity: {
            id: `pout_${number.replaceAll('-', '')}`,
            amount: price,
            currency: 'INR',
            status: 'processed',
            utr: '512345678901',
            reference_id: `${number}-1`,
            ...change,
          },
        },
      },
    });
  const post = async (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) => {
    const signature = createHmac('sha256', bank.webhookSecret).update(body).digest('hex');
    const usual = {
      'content-type': 'application/json',
      'x-razorpay-signature': signature,
      'x-razorpay-event-id': `evt_${++events}`,
    };
    const request = { method: 'POST', body, headers: { ...usual, ...headers } };
    return (await shop.app.request('/webhooks/razorpayx', request)).status;
  };
  const states = async () =>
    (await payoutsOf(shop.store.database, number)).map(({ state, reference }) => [state, reference]);

  it('S0-70: tells of a payout that is paid', async () => {
    expect(await post(event())).toBe(200);
    expect(await states()).toEqual([['processed', '512345678901']]);
    expect(shop.told).toMatchObject([{ order: number, outcome: 'processed' }]);
  });

  it('F25: may come twice, with the same id or another', async () => {
    const headers = { 'x-razorpay-event-id': 'evt_twice' };
    for (let n = 0; n < 2; n++) expect(await post(event(), headers)).toBe(200);
    expect(await post(event())).toBe(200);
    for (let n = 0; n < 2; n++) expect(await post(event(), { 'x-razorpay-event-id': '' })).toBe(200);
    expect(shop.told).toHaveLength(1);
  });

  it.each([
    ['nothing', ''],
    ['no hex', 'zz'],
    ["another body's signature", createHmac('sha256', bank.webhookSecret).update('{}').digest('hex')],
    ['half of it', 'ab'.repeat(16)],
  ])('S3: is not read when it is signed with %s', async (_what, signature) => {
    expect(await post(event(), { 'x-razorpay-signature': signature })).toBe(401);
    expect(await states()).toEqual([['pending', undefined]]);
  });

  it('S3: is not read when a byte of it has changed', async () => {
    const body = event();
    const signature = createHmac('sha256', bank.webhookSecret).update(body).digest('hex');
    expect(await post(`${body} `, { 'x-razorpay-signature': signature })).toBe(401);
  });

  it.each(['not json', '[]', '{"entity":"event"}', '{"entity":"event","event":"payout.processed"}'])(
    'answers 400 to %j, signed as it may be',
    async (body) => {
      expect(await post(body)).toBe(400);
    },
  );

  it('answers 400 to bytes that are no text, and 413 to what is far too long', async () => {
    expect(await post(Uint8Array.of(0xff, 0xfe))).toBe(400);
    expect(await post('x'.repeat(1_100_000))).toBe(413);
  });

  it('passes over what is not about a payout of ours', async () => {
    expect(await post('{"entity":"event","event":"payout_link.issued"}')).toBe(200);
    expect(await post('{"entity":"event","event":"payout.downtime.started"}')).toBe(200);
    expect(await post(event({ reference_id: null }))).toBe(200);
    expect(await post(event({ reference_id: 'made in the dashboard' }))).toBe(200);
    expect(await states()).toEqual([['pending', undefined]]);
  });

  it('F25: is not believed with another amount; another currency is no event of ours at all', async () => {
    expect(await post(event({ amount: price * 100 }))).toBe(200);
    expect(await post(event({ currency: 'USD' }))).toBe(400);
    expect(await states()).toEqual([['pending', undefined]]);
    expect(shop.told).toMatchObject([{ because: 'wrong-amount' }]);
  });

  it('asks the provider to come again when it could not be kept', async () => {
    const { hooks } = shop.store;
    const settled = hooks.settled;
    Object.assign(hooks, { settled: () => Promise.reject(new Error('no ledger')) });
    const headers = { 'x-razorpay-event-id': 'evt_again' };
    expect(await post(event(), headers)).toBe(503);
    Object.assign(hooks, { settled });
    expect(await post(event(), headers)).toBe(200);
    expect(await states()).toEqual([['processed', '512345678901']]);
  });

  it.each([[[]], [['short']]])('S3: is not opened with the secrets %j', (secrets) => {
    expect(() => razorpayxWebhook(secrets)).toThrow(RangeError);
  });

  it('takes the secret before as well while a rotation lasts', () => {
    const body = Buffer.from(event());
    const signature = createHmac('sha256', 'the secret of last week').update(body).digest('hex');
    const headers = new Headers({ 'x-razorpay-signature': signature });
    const rotating = razorpayxWebhook([bank.webhookSecret, 'the secret of last week']);
    expect(rotating.read(headers, body)).toMatchObject({ type: 'news' });
    expect(razorpayxWebhook([bank.webhookSecret]).read(headers, body)).toEqual({ type: 'forged' });
  });
});
