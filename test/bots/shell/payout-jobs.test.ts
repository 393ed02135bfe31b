import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PayoutError, type PayoutProvider } from '#bots/providers/payout/port.ts';
import { payoutJobs } from '#bots/shell/payout-jobs.ts';
import type { PayoutReport } from '#core/payout/index.ts';
import { minutes } from '#core/shared/index.ts';
import { type PayoutStore, payoutNews, payoutsOf, startPayout } from '#db/payouts/index.ts';
import { noon } from '../../core/buyback/people.ts';
import { asha, payoutStoreOn, price } from '../../db/a-payout-store.ts';
import { anOrderStore, sell, takeEffects } from '../../db/an-order-store.ts';

const refused = new PayoutError('refused', 'bad-vpa.address');
const silence = new PayoutError('unknown', 'no-answer');
const accepted = { heard: 'accepted', amount: price, providerId: 'pout_1' } as const;

describe('calls to a provider of payouts', () => {
  let store: PayoutStore;
  let number: string;
  let now = noon;
  const asked: string[] = [];
  const answers: { create: (PayoutReport | Error)[]; query: PayoutReport[] } = { create: [], query: [] };
  const provider: PayoutProvider = {
    name: 'razorpayx',
    simulated: false,
    create: async ({ key }) => {
      asked.push(`create ${key}`);
      const answer = answers.create.shift() ?? accepted;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    query: async (key) => {
      asked.push(`query ${key}`);
      return answers.query.shift();
    },
  };
  const job = (kind: 'payout' | 'payout-query', more = {}, providers = [provider]) => {
    const handler = payoutJobs({ store, providers, now: () => now })[kind];
    const payload = { id: `${number}-1`, ...more };
    return handler?.({ id: 1, lane: 'l', kind, payload, tries: 0 });
  };
  const state = async () => (await payoutsOf(store.database, number))[0]?.state;

  beforeAll(async () => {
    ({ store } = payoutStoreOn((await anOrderStore('pglite')).database));
  });
  afterAll(() => store.database.close());
  beforeEach(async () => {
    now = noon;
    Object.assign(answers, { create: [], query: [] });
    asked.length = 0;
    ({ number } = await sell(store));
    const proof = { remarks: 'a test' };
    const by = { by: 'slack:T1:U1', at: noon, provider: 'razorpayx' };
    await store.database.inTransaction((tx) =>
      startPayout(tx, store, { order: number, amount: price, destination: asha, proof, ...by }),
    );
    await takeEffects(store);
  });

  it('S0-70: asks once, and about it until it is settled', async () => {
    await job('payout');
    await job('payout');
    expect(asked).toEqual([`create ${number}-1`]);
    expect(await takeEffects(store)).toMatchObject([{ kind: 'payout-query', payload: { asked: 1 } }]);
    answers.query = [{ ...accepted, heard: 'processed' }];
    await job('payout-query', { asked: 1 });
    expect([await state(), await takeEffects(store)]).toEqual(['processed', []]);
    await job('payout-query', { asked: 1 });
    expect(asked).toHaveLength(2);
  });

  it('M8: killed after an event came and before the answer did, it is asked about all the same', async () => {
    const report = { heard: 'accepted', amount: price, providerId: 'pout_1' } as const;
    const news = { id: `${number}-1`, report, at: now };
    await store.database.inTransaction((tx) => payoutNews(tx, store, news));
    await job('payout');
    await job('payout');
    expect(asked).toEqual([]);
    expect(await takeEffects(store)).toMatchObject([{ kind: 'payout-query', payload: { asked: 1 } }]);
  });

  it('M8: silence is unknown, whatever went wrong, and is asked about', async () => {
    answers.create = [new TypeError('something broke')];
    await job('payout');
    expect(await state()).toBe('unknown');
    expect(await takeEffects(store)).toMatchObject([{ kind: 'payout-query' }]);
  });

  it('a refusal of the one and only call is final', async () => {
    answers.create = [refused];
    await job('payout');
    expect(await payoutsOf(store.database, number)).toMatchObject([
      { state: 'failed', reason: 'bad-vpa.address' },
    ]);
  });

  it('M8: a refusal after a call that nobody answered is not, until the first surely did not arrive', async () => {
    answers.create = [silence, refused, refused];
    await job('payout');
    now += minutes(1);
    await job('payout-query', { asked: 1 });
    expect(await state()).toBe('unknown');
    now += minutes(10);
    await job('payout-query', { asked: 2 });
    expect(await state()).toBe('failed');
    expect(new Set(asked)).toEqual(new Set([`create ${number}-1`, `query ${number}-1`]));
  });

  it('M7, M8: killed between the call and its answer, it calls again with the same key and takes no refusal', async () => {
    await store.database.query('update payouts set tries = 1, first_tried_at = now() where number = $1', [
      number,
    ]);
    answers.create = [refused];
    await job('payout');
    expect([await state(), asked]).toEqual(['unknown', [`create ${number}-1`]]);
  });

  it('M7: one that the provider knows nothing of is asked for again under the same key', async () => {
    answers.create = [silence, accepted];
    await job('payout');
    await job('payout-query', { asked: 1 });
    expect([await state(), asked]).toEqual([
      'sent',
      [`create ${number}-1`, `query ${number}-1`, `create ${number}-1`],
    ]);
  });

  it('M8: one that the provider had and no longer finds is not asked for again', async () => {
    await job('payout');
    await job('payout-query', { asked: 1 });
    expect([await state(), asked]).toEqual(['sent', [`create ${number}-1`, `query ${number}-1`]]);
  });

  it('waits for a provider that is not running rather than asking another one', async () => {
    await expect(job('payout', {}, [{ ...provider, name: 'other' }])).rejects.toMatchObject({
      code: 'unreachable',
    });
    expect(await state()).toBe('pending');
  });
});
