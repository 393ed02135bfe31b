import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultPolicies } from '#core/buyback/index.ts';
import { makePincodes, makeServiceArea } from '#core/customers/index.ts';
import { questionBank } from '#core/quoting/index.ts';
import { days, hours, rupees } from '#core/shared/index.ts';
import { createCopy, plain } from '#prompts/index.ts';
import { type OperatorDesk, operatorDesk } from '../../../bots/operators/index.ts';
import { findOrder, type OrderStore } from '../../../db/orders/index.ts';
import { checkDuplicates, openItem } from '../../../db/work/index.ts';
import { noon } from '../../core/buyback/people.ts';
import { anOrderStore, freshNumber, sell, takeEffects, told } from '../../db/an-order-store.ts';
import { seenMark } from '../../support/seen-mark.ts';
import { sampleShop } from '../../support/shop.ts';

const copy = createCopy();
const asha = { account: 'playground:asha', name: 'Asha' };
const ravi = { account: 'playground:ravi', name: 'Ravi' };
const row = { district: 'Mumbai', state: 'Maharashtra', place: 'x', precision: 'precise' } as const;
const pincodes = makePincodes([
  { ...row, code: '400050', latitude: 19.05, longitude: 72.83 },
  { ...row, code: '400058', latitude: 19.12, longitude: 72.84 },
  { ...row, code: '795149', district: 'Ukhrul', state: 'Manipur', precision: 'none' },
]);

describe('the desk of the operators', () => {
  let store: OrderStore;
  let desk: OperatorDesk;
  let nudged = 0;
  let now = noon;
  beforeAll(async () => {
    store = await anOrderStore('pglite');
    const { shelf, search } = sampleShop();
    const facts = {
      pincodes,
      area: makeServiceArea(['400']),
      bank: questionBank,
      shelf,
      search,
      policies: defaultPolicies,
      now: noon,
      entropy: new Uint8Array(16),
    };
    const pay = () => Promise.reject(new Error('nobody is paid here'));
    desk = operatorDesk({
      store,
      pay,
      approvalFrom: 2_500_000,
      facts: () => ({ ...facts, now }),
      now: () => now,
      nudge: () => void nudged++,
      copy,
    });
  });
  afterAll(() => store.database.close());
  beforeEach(async () => void (await takeEffects(store)));

  const press = async (
    type: string,
    subject: string,
    values: Readonly<Record<string, string>> = {},
    by = asha,
  ) => {
    const seen = await seenMark(desk, { type, subject }, by);
    const { ok, says } = await desk.act({ type, subject, seen, values }, by);
    return { ok, key: says.key, text: plain(copy.write('en', says)) };
  };
  const view = (number: string) => findOrder(store, number, { type: 'customer' });

  it('S0-63: claims, tells who was first, releases; what follows is done at once', async () => {
    const { number } = await sell(store);
    nudged = 0;
    expect((await press('claim', number)).text).toBe(`${number} is yours. Please call the customer.`);
    expect(nudged).toBe(1);
    const late = await press('claim', number, {}, ravi);
    expect(late.ok).toBe(false);
    expect(late.text).toMatch(/^Asha was first and has it since .*21 Nov/);
    expect(nudged).toBe(1);
    expect((await press('release', number, {}, ravi)).text).toBe(
      'Only Asha can do that: the order is theirs.',
    );
    expect((await press('release', number)).ok).toBe(true);
    expect((await press('claim', number, {}, ravi)).ok).toBe(true);
    expect((await press('revoke', number)).ok).toBe(true);
    expect((await view(number))?.status).toBe('unassigned');
  });

  it('S0-65: shows the contact to who has the order, and logs that and the call', async () => {
    const { number } = await sell(store);
    expect((await press('show-contact', number)).key).toBe('operators.contact-hidden');
    await press('claim', number);
    expect((await press('show-contact', number, {}, ravi)).ok).toBe(false);
    const { text } = await press('show-contact', number);
    expect(text).toContain('Meera Joshi, +919876543210');
    expect(text).toContain('Sai Kripa');
    expect(await press('log-call', number, { outcome: 'no-answer' })).toMatchObject({ ok: true });
    const lines = (await desk.timeline(number, asha)).map((line) => plain(copy.write('en', line)));
    expect(lines.map((line) => line.split(' · ').slice(1).join(' · '))).toEqual([
      'Customer · order created',
      'Haat · open for everybody',
      'Asha · claimed it',
      'Asha · looked at the contact',
      'Asha · called: No answer',
    ]);
  });

  it('S0-66: tells nobody that a partner came in vain before the visit, who has not even set out', async () => {
    const { number, conversation } = await sell(store);
    await press('claim', number);
    await press('schedule', number, { slot: '2026-11-22T18' });
    const buttons = async () => {
      const found = await desk.find(number, asha);
      return found.ok ? found.value.buttons.map(({ action }) => action) : [];
    };
    expect(await buttons()).not.toContain('attempt-failed');
    await takeEffects(store);
    const failed = { type: 'attempt-failed', subject: number };
    const early = await press(failed.type, number, { reason: 'nobody-home' });
    expect(early).toMatchObject({ ok: false, key: 'operators.visit-to-come' });
    expect(early.text).toMatch(/^The visit is on .*22 Nov.*, and you have not set out for it/);
    expect((await desk.refusal(failed, asha))?.key).toBe('operators.visit-to-come');
    expect(told(await takeEffects(store), conversation)).toEqual([]);
    await press('depart', number);
    expect(await buttons()).not.toContain('attempt-failed');
    const onTheWay = await press(failed.type, number, { reason: 'nobody-home' });
    expect(onTheWay.text).toMatch(/^The visit is on .*22 Nov.*, so it cannot have failed before then/);
    now = noon + days(1) + hours(6.5);
    expect(await buttons()).toContain('attempt-failed');
    expect((await press(failed.type, number, { reason: 'nobody-home' })).ok).toBe(true);
    now = noon;
  });

  it('S0-72: sends words to the customer only when asked to, under the name of who wrote them', async () => {
    const { number, conversation } = await sell(store);
    await takeEffects(store);
    expect((await press('send-to-customer', number, { text: '  Is 5 pm fine?  ' })).ok).toBe(true);
    const effects = await takeEffects(store);
    expect(effects).toMatchObject([
      {
        kind: 'news',
        payload: { conversation, says: [{ params: { name: 'Asha', text: 'Is 5 pm fine?' } }] },
      },
    ]);
    expect((await press('send-to-customer', number, { text: '\u200b' })).key).toBe(
      'operators.nothing-to-send',
    );
    expect((await press('send-to-customer', number)).key).toBe('operators.not-understood');
  });

  it('S0-78, S0-87: changes the address, reads it as strictly as a customer and checks the pincode', async () => {
    const { number, conversation } = await sell(store);
    await takeEffects(store);
    const values = { address: 'Flat 9, Sea Breeze, SV Road', pincode: '400 058', landmark: '' };
    expect((await press('change-address', number, values)).ok).toBe(true);
    expect(told(await takeEffects(store), conversation)).toEqual(['buyback.address-changed']);
    expect((await view(number))?.person?.place).toEqual({
      address: 'Flat 9, Sea Breeze, SV Road',
      pincode: '400058',
      district: 'Mumbai',
      state: 'Maharashtra',
      latitude: 19.12,
      longitude: 72.84,
    });
    const refused = async (changes: Partial<typeof values>) =>
      (await press('change-address', number, { ...values, ...changes })).key;
    expect(await refused({ pincode: '795149' })).toBe('operators.not-served');
    expect(await refused({ pincode: '123456' })).toBe('operators.unknown-pincode');
    expect(await refused({ address: 'here' })).toBe('customers.address-short');
  });

  it('S0-45, S0-64, S0-87: an order without pickup waits for CX until its pincode is corrected', async () => {
    const { number } = await sell(store);
    await press('mark-unserviceable', number);
    const waiting = await desk.board('waiting', asha);
    expect(waiting.ok && waiting.value.cards.map(({ subject }) => subject)).toContain(number);
    expect((await press('fix-pincode', number, { pincode: '795149' })).text).toBe(
      "We don't pick up in 795149.",
    );
    expect((await press('fix-pincode', number, { pincode: '400058' })).ok).toBe(true);
    expect(await view(number)).toMatchObject({ status: 'unassigned', area: { pincode: '400058' } });
  });

  it('S0-86: closes a lead with a reason, S0-88: and cancels an order with one', async () => {
    const [lead, order] = [await sell(store), await sell(store)];
    await press('mark-unserviceable', lead.number);
    await takeEffects(store);
    expect((await press('close-lead', lead.number, { reason: 'because' })).key).toBe(
      'operators.not-understood',
    );
    expect((await press('close-lead', lead.number, { reason: 'no-pickup' })).ok).toBe(true);
    expect((await press('cancel', order.number, { reason: 'unreachable' })).ok).toBe(true);
    const effects = await takeEffects(store);
    expect(told(effects, lead.conversation)).toEqual(['support.lead-closed-no-pickup']);
    expect(told(effects, order.conversation)).toEqual(['support.order-cancelled']);
    expect((await press('claim', order.number)).text).toBe('The order is over: Cancelled.');
  });

  it('S0-82, S0-88: merges duplicates from the card of either', async () => {
    const customer = { name: 'Meera', phone: '+919811122233' };
    const low = await sell(store, { customer });
    const high = await sell(store, { customer });
    await store.database.query('update orders set estimate = $2 where number = $1', [
      high.number,
      rupees(99_000),
    ]);
    expect((await press('merge', low.number)).key).toBe('operators.no-such-item');
    await checkDuplicates(store, { number: low.number, window: days(1), at: noon });
    expect((await desk.orderCard(low.number))?.buttons.map(({ action }) => action)).toContain('merge');
    expect((await press('merge', low.number)).text).toContain(`${high.number} stays`);
    expect((await view(low.number))?.status).toBe('cancelled');
  });

  it('S0-57, S0-83: the call of a high-value order is taken on, S0-82: two devices are told apart', async () => {
    const customer = { name: 'Meera', phone: '+919811122244' };
    const one = await sell(store, { customer, highValue: true });
    await sell(store, { customer });
    await checkDuplicates(store, { number: one.number, window: days(1), at: noon });
    expect((await press('take-call', one.number)).ok).toBe(true);
    expect((await press('show-contact', one.number)).ok).toBe(true);
    expect((await press('keep-all', one.number)).ok).toBe(true);
    expect((await desk.orderCard(one.number))?.buttons.map(({ action }) => action)).not.toContain('merge');
  });

  it('S0-72: answers a customer who wants a person, and gives them back to the bot', async () => {
    const id = freshNumber();
    const conversation = `telegram:7001:${id}`;
    await openItem(store, { id, kind: 'handoff', conversation, subject: {}, at: noon });
    expect((await press('answer', id, { text: 'Namaste, how can I help?' })).ok).toBe(true);
    expect((await press('end-handoff', id, {}, ravi)).text).toBe('Asha is on it.');
    expect((await press('end-handoff', id)).ok).toBe(true);
    const effects = await takeEffects(store);
    expect(told(effects, conversation)).toEqual(['support.from-our-team']);
    expect(effects.filter(({ kind }) => kind === 'timer')).toHaveLength(1);
    expect((await desk.itemCard(id))?.status.tone).toBe('over');
  });

  it('S0-23: closes a request for a model, as its owner or whoever takes it', async () => {
    const id = freshNumber();
    await openItem(store, {
      id,
      kind: 'model-request',
      conversation: 'telegram:7001:1',
      subject: { name: 'Pixel 11' },
      at: noon,
    });
    expect((await press('claim-item', id)).ok).toBe(true);
    const mine = await desk.board('mine', asha);
    expect(mine.ok && mine.value.cards.map(({ subject }) => subject)).toContain(id);
    expect((await press('close-item', id, { outcome: 'merged' })).key).toBe('operators.not-an-outcome');
    expect((await press('close-item', id, { outcome: 'supported' })).ok).toBe(true);
    expect(told(await takeEffects(store), 'telegram:7001:1')).toEqual(['buyback.model-supported']);
  });

  it('S0-51: lists Unassigned first, then mine, what waits for CX, and each status, with their numbers', async () => {
    const { number } = await sell(store);
    const first = await desk.board('', asha);
    if (!first.ok) throw new Error('refused');
    expect(first.value.tabs.map(({ id }) => id)).toEqual(
      ['unassigned', 'mine', 'waiting', 'assigned', 'unserviceable', 'lead-closed', 'cancelled'].filter(
        (id) => first.value.tabs.some((tab) => tab.id === id),
      ),
    );
    expect(first.value.tabs.slice(3).every(({ count }) => count > 0)).toBe(true);
    expect(first.value.cards.map(({ subject }) => subject)).toContain(number);
    expect(first.value.tabs[0]?.count).toBe(first.value.cards.length);
    const cancelled = await desk.board('cancelled', asha);
    expect(cancelled.ok && cancelled.value.cards.every(({ status }) => status.tone === 'over')).toBe(true);
  });

  it('finds an order by the number as people write it', async () => {
    const { number } = await sell(store);
    const found = await desk.find(`order ${number.toLowerCase().replaceAll('-', ' ')}`, asha);
    expect(found.ok && found.value.subject).toBe(number);
    expect(await desk.find('HT-0000-0000-0001', asha)).toEqual({
      ok: false,
      reason: { key: 'operators.no-such-order' },
    });
    expect(await desk.orderCard('HT-0000-0000-0000')).toBeUndefined();
    expect(await desk.itemCard('nothing')).toBeUndefined();
  });

  it('shows and does nothing for somebody who was let go', async () => {
    const { number } = await sell(store);
    const gone = { account: 'playground:gone', name: 'Gone' };
    await desk.board('mine', gone);
    await store.database.query("update staff set active = false where account = 'playground:gone'");
    const refusal = { ok: false, reason: { key: 'operators.not-staff' } };
    expect(await desk.board('mine', gone)).toEqual(refusal);
    expect(await desk.find(number, gone)).toEqual(refusal);
    expect((await press('claim', number, {}, gone)).key).toBe('operators.not-staff');
  });

  it('takes nothing that is not an action of ours', async () => {
    const { number } = await sell(store);
    for (const type of ['open-matching', 'merge-duplicate', '__proto__', 'CLAIM', ''])
      expect((await press(type, number)).key).toBe('operators.not-understood');
    const smuggled = { number: 'HT-0000-0000-0000', item: 'x', type: 'cancel' };
    expect((await press('claim', number, smuggled)).text).toContain(number);
  });
});
