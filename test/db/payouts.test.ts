import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PayoutReport } from '#core/payout/index.ts';
import { rupees } from '#core/shared/index.ts';
import {
  actOnPayout,
  askLater,
  beginTry,
  type HandAction,
  issueCode,
  type NewPayout,
  type PayoutStore,
  payoutNews,
  payoutsOf,
  startPayout,
  takeDelivery,
  verifyCode,
} from '../../db/payouts/index.ts';
import { noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { asha, payoutStoreOn, price, rao, type Told } from './a-payout-store.ts';
import { anOrderStore, sell, takeEffects } from './an-order-store.ts';

describe.each(databaseKinds)('payouts on %s', (kind) => {
  let store: PayoutStore;
  let told: Told[];
  beforeAll(async () => {
    ({ store, told } = payoutStoreOn((await anOrderStore(kind)).database));
  });
  afterAll(() => store.database.close());
  beforeEach(async () => {
    told.length = 0;
    await takeEffects(store);
  });

  const start = (wanted: Partial<NewPayout> & { readonly order: string }) => {
    const usual = { amount: price, destination: asha, by: 'slack:T1:V1', at: noon, provider: 'razorpayx' };
    const proof = { remarks: 'the customer has no phone with them' };
    return store.database.inTransaction((tx) => startPayout(tx, store, { ...usual, proof, ...wanted }));
  };
  const started = async (wanted: Partial<NewPayout> = {}) => {
    const payout = await start({ ...wanted, order: wanted.order ?? (await sell(store)).number });
    if (!payout.ok) throw new Error(payout.reason.key);
    return payout.value;
  };
  const news = (id: string, report: PayoutReport) =>
    store.database.inTransaction((tx) => payoutNews(tx, store, { id, report, at: noon }));
  const outcomes = () => told.map((each) => ('outcome' in each ? each.outcome : each.because));

  it('S0-70, M7: writes intent and key before anybody is called, and queues the call with them', async () => {
    const { number } = await sell(store);
    await takeEffects(store);
    const payout = await started({ order: number, destination: rao });
    expect(payout).toMatchObject({ id: `${number}-1`, number, amount: price, state: 'pending' });
    expect(payout.id).toMatch(/^[A-Za-z0-9-]{4,36}$/);
    expect(await takeEffects(store)).toEqual([
      { lane: `payout:${payout.id}`, kind: 'payout', payload: { id: payout.id } },
    ]);
    const [row] = await store.database.query('select t::text as all from payouts t where id = $1', [
      payout.id,
    ]);
    for (const secret of ['50100123456789', 'Asha Rao', 'HDFC0001234'])
      expect(row?.all).not.toContain(secret);
    const going = await beginTry(store, { id: payout.id, at: noon, states: ['pending'] });
    expect(going).toMatchObject({ destination: rao, tries: 1, firstTriedAt: noon });
  });

  it('M5: a second one of an order is refused while the first may pay it or has', async () => {
    const { id, number } = await started();
    for (const heard of ['no-answer', 'accepted', 'processed'] as const) {
      expect(await start({ order: number })).toEqual({
        ok: false,
        reason: { key: 'payout.already-under-way' },
      });
      await news(id, { heard });
    }
    expect(await start({ order: number })).toMatchObject({ ok: false });
    expect(outcomes()).toEqual(['processed']);
  });

  it('M7: the next key comes only after the provider said failed, and is another one', async () => {
    const { id, number } = await started();
    await news(id, { heard: 'failed', reason: 'beneficiary_bank_offline' });
    expect(outcomes()).toEqual(['failed']);
    expect(await start({ order: number })).toMatchObject({ ok: true, value: { id: `${number}-2` } });
    expect((await payoutsOf(store.database, number)).map(({ state }) => state)).toEqual([
      'failed',
      'pending',
    ]);
  });

  it('S2: needs the code that was right for this order, amount and destination, and uses it up', async () => {
    const { number } = await sell(store);
    const release = { number, amount: price, destination: asha, vendor: 'slack:T1:V1', at: noon };
    const issued = await store.database.inTransaction((tx) => issueCode(tx, store, release));
    if (!issued.ok) throw new Error(issued.refusal.type);
    const proof = { code: issued.id };
    const unproven = { ok: false, reason: { key: 'payout.no-proof' } };
    expect(await start({ order: number, proof })).toEqual(unproven);
    await store.database.inTransaction((tx) => verifyCode(tx, store, issued.code, release));
    expect(await start({ order: number, proof, destination: rao })).toEqual(unproven);
    expect(await start({ order: number, proof, amount: price + 1 })).toEqual(unproven);
    expect(await start({ order: (await sell(store)).number, proof })).toEqual(unproven);
    expect(await start({ order: number, proof: { remarks: '  ' } })).toMatchObject({
      reason: { key: 'payout.remarks-missing' },
    });
    const payout = await started({ order: number, proof });
    await news(payout.id, { heard: 'failed' });
    expect(await start({ order: number, proof })).toMatchObject({ ok: false });
  });

  it('M8, F25: reports come in any order, any number of times, and each outcome is told once', async () => {
    const { id } = await started();
    const about = { amount: price, providerId: 'pout_1' } as const;
    for (const heard of ['no-answer', 'processed', 'accepted', 'processed', 'no-answer'] as const)
      await news(id, heard === 'no-answer' ? { heard } : { heard, ...about });
    expect(outcomes()).toEqual(['processed']);
    for (let n = 0; n < 2; n++) await news(id, { heard: 'reversed', ...about });
    await news(id, { heard: 'processed', ...about });
    expect(outcomes()).toEqual(['processed', 'reversed']);
  });

  it('M11: money that came back before we heard that it left has no outcome but failed', async () => {
    const { id } = await started();
    await news(id, { heard: 'reversed', amount: price, providerId: 'pout_2' });
    await news(id, { heard: 'processed', amount: price, providerId: 'pout_2' });
    expect(outcomes()).toEqual(['failed']);
  });

  it('F25: a report with another amount is never believed, and a person is told once', async () => {
    const { id, number } = await started();
    for (let n = 0; n < 3; n++)
      expect(await news(id, { heard: 'processed', amount: price + 100, providerId: 'pout_3' })).toBe('alarm');
    expect(outcomes()).toEqual(['wrong-amount']);
    expect(await payoutsOf(store.database, number)).toMatchObject([{ state: 'pending', amount: price }]);
  });

  it('tells the order in the same transaction: when that fails, nothing was heard', async () => {
    const { id, number } = await started();
    const failing: PayoutStore = {
      ...store,
      hooks: { ...store.hooks, settled: () => Promise.reject(new Error('the ledger said no')) },
    };
    const report = { heard: 'processed', amount: price } as const;
    await expect(
      store.database.inTransaction((tx) => payoutNews(tx, failing, { id, report, at: noon })),
    ).rejects.toThrow('the ledger said no');
    expect(await payoutsOf(store.database, number)).toMatchObject([{ state: 'pending' }]);
  });

  it('a delivery is taken once, and one about somebody else is none of ours', async () => {
    const { id } = await started();
    const report = { heard: 'processed', amount: price, providerId: 'pout_4' } as const;
    const delivery = { delivery: `razorpayx:evt_${id}`, id, report, at: noon };
    expect(await takeDelivery(store, delivery)).toBe('moved');
    expect(await takeDelivery(store, delivery)).toBe('repeated');
    const other = { ...delivery, delivery: `razorpayx:evt_other_${id}`, id: 'made-in-the-dashboard' };
    expect(await takeDelivery(store, other)).toBe('not-ours');
  });

  it('asks about what is not settled, once however often a job is done, and tells when it is stuck', async () => {
    const { id } = await started();
    await news(id, { heard: 'no-answer' });
    await takeEffects(store);
    const ask = (asked: number) =>
      store.database.inTransaction((tx) => askLater(tx, store, { id, asked, at: noon }));
    for (let n = 0; n < 2; n++) await ask(0);
    expect(await takeEffects(store)).toEqual([
      { lane: `payout-query:${id}`, kind: 'payout-query', payload: { id, asked: 1 } },
    ]);
    for (const asked of [1, 2, 3, 4, 5, 6]) await ask(asked);
    expect(outcomes()).toEqual(['stuck']);
    await news(id, { heard: 'processed', amount: price });
    await takeEffects(store);
    await ask(7);
    expect(await takeEffects(store)).toEqual([]);
  });

  it('M10: by hand above the limit it takes two people, as the table itself insists', async () => {
    const payout = await started({ provider: 'manual', amount: rupees(25_000), by: 'slack:T1:U9' });
    const { id } = payout;
    expect(await takeEffects(store)).not.toContainEqual(expect.objectContaining({ kind: 'payout' }));
    const act = (action: HandAction, by: string) =>
      store.database.inTransaction((tx) => actOnPayout(tx, store, { id, action, by, at: noon }));
    const record = { type: 'record-payout', reference: 'UTR 432156789012' } as const;
    expect(await act(record, 'slack:T1:U1')).toMatchObject({ ok: true, value: { state: 'sent' } });
    for (const own of ['slack:T1:U1', 'slack:T1:U9'])
      expect(await act({ type: 'approve-payout' }, own)).toMatchObject({
        reason: { key: 'payout.needs-another-person' },
      });
    await expect(
      store.database.query("update payouts set state = 'processed' where id = $1", [id]),
    ).rejects.toThrow(/payouts_approved/);
    await expect(
      store.database.query("update payouts set approved_by = 'slack:T1:U1' where id = $1", [id]),
    ).rejects.toThrow(/payouts_other_approver/);
    expect(await act({ type: 'return-payout' }, 'slack:T1:U2')).toMatchObject({
      value: { state: 'pending' },
    });
    await act(record, 'slack:T1:U1');
    expect(await act({ type: 'approve-payout' }, 'slack:T1:U2')).toMatchObject({
      value: { state: 'processed' },
    });
    expect(outcomes()).toEqual(['processed']);
  });

  it.each([
    "id = 'another'",
    'amount = amount + 1',
    "number = 'HT-0'",
    "destination = 'v1.k1.a.b.c'",
    "provider = 'manual'",
    "state = 'pending'",
  ])('M2, M7: what a payout is does not change: %s', async (change) => {
    const { id } = await started();
    await news(id, { heard: 'processed', amount: price });
    await expect(store.database.query(`update payouts set ${change} where id = $1`, [id])).rejects.toThrow(
      /does not/,
    );
    await expect(store.database.query('delete from payouts where id = $1', [id])).rejects.toThrow(
      /append-only/,
    );
  });

  it('S9: of one that is over the destination can be erased, and nothing else', async () => {
    const { id } = await started();
    const erase = () => store.database.query("update payouts set destination = '' where id = $1", [id]);
    await expect(erase()).rejects.toThrow();
    await news(id, { heard: 'processed', amount: price });
    await erase();
  });
});
