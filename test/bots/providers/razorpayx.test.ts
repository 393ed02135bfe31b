import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { manualPayouts } from '#bots/providers/payout/manual.ts';
import type { PayoutRequest } from '#bots/providers/payout/port.ts';
import { razorpayx } from '#bots/providers/payout/razorpayx.ts';
import { simulatedPayouts } from '#bots/providers/payout/simulated.ts';
import { rupees } from '#core/shared/index.ts';
import { asha, rao } from '../../db/a-payout-store.ts';
import { type Double, openRazorpayx, type Plan } from '../../standins/razorpayx/index.ts';

const keys = { keyId: 'rzp_test_key', keySecret: 'a key secret for tests' };
const account = { ...keys, accountNumber: '7878780080316316' };

let made = 0;
const aRequest = (changes: Partial<PayoutRequest> = {}): PayoutRequest => ({
  key: `HT-7K3F-9M2Q-XY4A-${++made}`,
  number: 'HT-7K3F-9M2Q-XY4A',
  amount: rupees(18_500),
  destination: asha,
  ...changes,
});

describe('payouts by RazorpayX', () => {
  let double: Double;
  let plan: Plan = 'processed';
  const webhookSecret = 'a webhook secret for tests';
  beforeAll(async () => {
    double = await openRazorpayx({ ...keys, webhookSecret, plan: () => plan, deliver: async () => 200 });
  });
  afterAll(() => double.close());
  beforeEach(() => {
    plan = 'processed';
  });
  const provider = () => razorpayx({ ...account, apiUrl: double.url });

  it.each([
    ['UPI', asha, rupees(18_500)],
    ['IMPS', rao, rupees(500_000)],
    ['NEFT', rao, rupees(500_000) + 1],
    ['IMPS', { ...rao, holder: 'आशा राव' }, rupees(500)],
  ] as const)('S0-70: pays by %s what their documentation asks for', async (mode, destination, amount) => {
    const request = aRequest({ destination, amount });
    expect(await provider().create(request)).toMatchObject({ heard: 'accepted', amount });
    expect(double.bank.find(request.key)).toMatchObject({ mode, amount, reference_id: request.key });
    expect(await provider().query(request.key)).toMatchObject({
      heard: 'processed',
      amount,
      reference: expect.stringMatching(/^5/),
    });
  });

  it('M7: asked again with the same key, it pays nothing more', async () => {
    const request = aRequest();
    await provider().create(request);
    expect(await provider().create(request)).toMatchObject({ heard: 'processed' });
    expect(double.bank.ledger.filter(({ key }) => key === request.key)).toHaveLength(1);
  });

  it.each(['reply-lost', 'error-after', 'error-before'] as const)(
    'M8: %s: nobody knows, and it does not say failed',
    async (trouble) => {
      plan = trouble;
      await expect(provider().create(aRequest())).rejects.toMatchObject({ code: 'unknown' });
    },
  );

  it('M8: a key that was used for another body may stand for a payout: that is no refusal', async () => {
    const request = aRequest();
    await provider().create(request);
    const other = provider().create({ ...request, amount: request.amount + 1 });
    await expect(other).rejects.toMatchObject({ code: 'unknown', reason: 'key-refused' });
  });

  it('says refused when it is, without a word of the person', async () => {
    plan = 'refused';
    const refused = provider().create(aRequest());
    await expect(refused).rejects.toMatchObject({ code: 'refused', reason: 'bad-vpa.address' });
    await expect(refused).rejects.not.toThrow(/9876543210/);
  });

  it('M8: is not believed when our credentials are wrong: the payout was not looked at', async () => {
    const stranger = razorpayx({ ...account, keySecret: 'wrong', apiUrl: double.url });
    await expect(stranger.create(aRequest())).rejects.toMatchObject({
      code: 'unknown',
      reason: 'answer-401',
    });
    await expect(stranger.query('k')).rejects.toMatchObject({ code: 'unknown' });
  });

  it('knows of no payout whose key it never saw', async () => {
    expect(await provider().query('HT-0000-0000-0000-1')).toBeUndefined();
  });

  it.each(['<html>maintenance</html>', '{"entity":"payout"}', '[]', ''])(
    'M8, F32: an answer like %j says nothing about the money',
    async (body) => {
      const server = createServer((_request, response) => void response.end(body)).listen(0, '127.0.0.1');
      await new Promise((listening) => server.once('listening', listening));
      const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      await expect(razorpayx({ ...account, apiUrl }).create(aRequest())).rejects.toMatchObject({
        code: 'unknown',
      });
      server.closeAllConnections();
      server.close();
    },
  );

  const pages = async (answer: (skip: number, count: number) => readonly unknown[]) => {
    const asked: number[] = [];
    const server = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://double');
      const [skip, count] = [Number(searchParams.get('skip')), Number(searchParams.get('count'))];
      asked.push(skip);
      response.end(JSON.stringify({ items: answer(skip, count) }));
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const list = await razorpayx({ ...account, apiUrl }).list?.(0);
    server.closeAllConnections();
    server.close();
    return { list, asked };
  };
  const entity = (n: number) => ({
    id: `pout_${n}`,
    amount: 100,
    currency: 'INR',
    status: 'processed',
    reference_id: `HT-${n}`,
  });
  const some = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, n) => entity(from + n));

  it('M9: the list is read page by page to its end, and one that moved to the next page counts once', async () => {
    const { list, asked } = await pages((skip, count) => {
      const from = Math.max(0, skip - 1);
      return some(from, Math.min(250, from + count));
    });
    expect(asked).toEqual([0, 100, 200]);
    expect(list).toMatchObject({ isWhole: true });
    expect(list?.payouts).toHaveLength(250);
  });

  it('M9: a list without an end, or one whose pages are all the same, is cut and says so', async () => {
    const endless = await pages((skip, count) => some(skip, skip + count));
    expect(endless.asked).toHaveLength(200);
    expect(endless.list).toMatchObject({ isWhole: false });
    expect(endless.list?.payouts).toHaveLength(20_000);
    const same = await pages((_skip, count) => some(0, count));
    expect(same.asked).toEqual([0, 100]);
    expect(same.list).toMatchObject({ isWhole: false });
  });

  it('M8: gives up waiting, which is no refusal either', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const slow = razorpayx({ ...account, apiUrl, patience: 50 });
    await expect(slow.create(aRequest())).rejects.toMatchObject({ code: 'unknown', reason: 'no-answer' });
    server.closeAllConnections();
    server.close();
  });
});

describe('payouts without a provider', () => {
  it('say that they are simulated wherever they leave a trace', async () => {
    expect(simulatedPayouts.simulated).toBe(true);
    const request = aRequest();
    expect(await simulatedPayouts.create(request)).toEqual({
      heard: 'processed',
      amount: request.amount,
      providerId: `SIM-${request.key}`,
      reference: `SIM-${request.key}`,
    });
    const failing = aRequest({ destination: { type: 'upi', vpa: 'failure@okicici' } });
    expect(await simulatedPayouts.create(failing)).toMatchObject({ heard: 'failed' });
    expect(await simulatedPayouts.query(request.key)).toBeUndefined();
  });

  it('by hand wait for a person and call nobody', async () => {
    expect(await manualPayouts.create(aRequest())).toEqual({ heard: 'waiting' });
    expect(await manualPayouts.query('k')).toEqual({ heard: 'waiting' });
    expect(manualPayouts.simulated).toBe(false);
  });
});
