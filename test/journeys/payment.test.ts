import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client/index.ts';
import { checkDatabase } from '#db/invariants/index.ts';
import { trialBalance } from '#db/ledger/index.ts';
import { payoutNews, payoutsOf } from '#db/payouts/index.ts';
import { plain } from '#prompts/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { asha, imei, pickups, ravi } from '../support/pickups.ts';

const otherImei = '490154203237518';
const thirdImei = '352099001761481';

describe.each(databaseKinds)('from the claim to the payment, on %s', (kind) => {
  let database: Database;
  let shop: Shop;
  let desk: ReturnType<typeof pickups>;
  beforeAll(async () => {
    database = await testDatabase(kind);
    shop = await openShop(database);
    desk = pickups(shop);
  });
  afterAll(() => shop.close());

  it('S0-65 S0-66 S0-67 S0-68 S0-69 S0-70 S0-71: a device is inspected, its price accepted, and its seller paid', async () => {
    const sold = await desk.atTheDoor();
    const { number, customer } = sold;
    await desk.accepted(sold);
    expect(await desk.press(number, 'send-code')).toBe('done');
    const words = customer.text();
    expect(words).toContain('as');
    const code = /\b(\d{6})\b/.exec(words)?.[1] ?? '';
    expect(await desk.press(number, 'verify-code', { code: '000000' === code ? '111111' : '000000' })).toBe(
      'payout.code-wrong',
    );
    expect(await desk.press(number, 'verify-code', { code })).toBe('done');
    await desk.settled();
    expect(await desk.status(number)).toBe('completed');
    const said = shop.heard(customer.conversation).flatMap(({ replies }) => replies.map(({ key }) => key));
    expect(said).toContain('support.receipt-simulated');
    const story = JSON.stringify(await shop.counter.operators.timeline(number, asha));
    for (const mark of ['staff.sent-payout-simulated', 'operators.simulated-mark'])
      expect(story).toContain(mark);
    const payouts = await database.query('select state, amount, masked from payouts where number = $1', [
      number,
    ]);
    expect(payouts).toEqual([{ state: 'processed', amount: expect.any(Number), masked: 'asxxxxao@okaxis' }]);
    const [order] = await database.query('select final, estimate, handover from orders where number = $1', [
      number,
    ]);
    expect(order?.final).toBe(payouts[0]?.amount);
    for (const secret of [imei, 'okaxis', 'asha.rao']) expect(JSON.stringify(order)).not.toContain(secret);
    const { debit, credit } = await trialBalance(database);
    expect(debit).toBe(credit);
    expect(debit).toBe(payouts[0]?.amount);
  });

  it('S0-69: a customer disputes a line once; a second person corrects it; the price follows', async () => {
    const sold = await desk.atTheDoor();
    const { number, customer } = sold;
    await desk.inspected(sold, { 'answer-body': 'scratched' }, otherImei);
    expect(customer.text()).toContain('you said');
    await customer.taps(`@deal:dispute:${number}:body`);
    await desk.settled();
    expect(customer.last()?.key).toBe('buyback.ask-dispute');
    expect(await desk.status(number)).toBe('offer-made');
    await customer.says('The mark is on the case, card 4111 1111 1111 1111');
    await desk.settled();
    expect(await desk.status(number)).toBe('variance-review');
    const card = JSON.stringify(await desk.card(number, ravi));
    expect(card).toContain('The mark is on the case, card xxxx');
    const story = await shop.counter.operators.timeline(number, ravi);
    const lines = story.map((line) => plain(shop.counter.copy.write('en', line)));
    expect(lines.join('\n')).toMatch(/disputes “Body”: “The mark is on the case/);
    const kept = await shop.database.query(
      'select e.data::text as one from order_events e union all select o.payload::text from outbox o union all select b.payloads::text from outbox_batches b union all select w.subject::text from work_items w',
    );
    expect(JSON.stringify(kept)).not.toContain('mark is on the case');
    expect(await desk.press(number, 'reprice', { 'answer-body': 'clean' })).toBe('operators.second-person');
    expect(await desk.press(number, 'reprice', { 'answer-body': 'clean' }, ravi)).toBe('done');
    const choices = customer.last()?.choices?.map(({ id }) => id) ?? [];
    expect(choices.some((id) => id.includes(':dispute:'))).toBe(false);
    await customer.taps(choices.find((id) => id.startsWith('@deal:decline:')) ?? '');
    await desk.settled();
    expect(customer.last()?.key).toBe('buyback.ask-keep-device');
    expect(await desk.status(number)).toBe('offer-made');
    await customer.taps('back-to-price');
    await desk.settled();
    expect(customer.last()?.key).toBe('buyback.your-order');
    await customer.taps(choices.find((id) => id.startsWith('@deal:decline:')) ?? '');
    await customer.taps('keep-sure');
    await desk.settled();
    expect(await desk.status(number)).toBe('no-deal');
    expect(customer.text()).toContain('costs you nothing');
  });

  it('S0-69: an old button that keeps the device ends no better offer, and shows the one that stands', async () => {
    const sold = await desk.atTheDoor();
    const { number, customer } = sold;
    await desk.inspected(sold, { 'answer-body': 'scratched' }, '353918058201324');
    const old = customer.last();
    const ids = old?.choices?.map(({ id }) => id) ?? [];
    await customer.taps(ids.find((id) => id.includes(':dispute:')) ?? '');
    await desk.settled();
    await customer.says('there is no scratch');
    await desk.settled();
    expect(await desk.press(number, 'reprice', { 'answer-body': 'clean' }, ravi)).toBe('done');
    const menu = old?.menu ?? 0;
    await customer.does({ type: 'tap', menu, index: ids.findIndex((id) => id.includes(':decline:')) });
    await desk.settled();
    await customer.taps('keep-sure');
    await desk.settled();
    expect(await desk.status(number)).toBe('offer-made');
    expect(
      shop.heard(customer.conversation).flatMap(({ replies }) => replies.map(({ key }) => key)),
    ).toContain('support.price-moved');
    expect(customer.last()?.key).toBe('buyback.your-order');
    const keep = customer.last()?.choices?.find(({ id }) => id.startsWith('@deal:decline:'));
    expect(ids).not.toContain(keep?.id);
    await customer.taps(String(keep?.id));
    await customer.says('yes');
    await desk.settled();
    expect(await desk.status(number)).toBe('no-deal');
  });

  it('S0-69 M10: a second person approves the price that they have read, and no other that came after it', async () => {
    const sold = await desk.atTheDoor();
    const { number } = sold;
    const half = { 'answer-body': 'dented', 'answer-display': 'cracked' };
    await desk.inspected(sold, half, '353918058201290');
    expect(await desk.status(number)).toBe('variance-review');
    const old = await desk.seen(number, 'approve', ravi);
    expect(old).toBeDefined();
    expect(await desk.press(number, 'return-for-evidence', {}, ravi)).toBe('done');
    await desk.inspected(sold, { ...half, 'answer-power': 'no' }, '353918058201290');
    expect(await desk.status(number)).toBe('variance-review');
    for (const type of ['approve', 'return-for-evidence']) {
      const { key, says } = await desk.pressesOld(number, type, old, ravi);
      expect(key).toBe('operators.changed-to');
      expect(says).toMatch(/It is now:[\s\S]*₹/);
    }
    expect(await desk.status(number)).toBe('variance-review');
    // A look at the customer is no change of what is decided about.
    const now = await desk.seen(number, 'approve', ravi);
    expect(await desk.press(number, 'show-contact')).toBe('done');
    expect((await desk.pressesOld(number, 'approve', now, ravi)).key).toBe('done');
  });

  it('O8: a device that we paid for before is looked at by a second person before it is paid for again', async () => {
    const first = await desk.atTheDoor();
    await desk.accepted(first, thirdImei);
    await desk.press(first.number, 'send-code');
    await desk.press(first.number, 'verify-code', { code: desk.paymentCode(first) });
    expect(await desk.status(first.number)).toBe('completed');
    const again = await desk.atTheDoor();
    await desk.inspected(again, {}, thirdImei);
    expect(await desk.status(again.number)).toBe('variance-review');
    expect(JSON.stringify(await desk.card(again.number, ravi))).toContain(first.number);
    expect(await desk.press(again.number, 'approve')).toBe('operators.second-person');
    expect(await desk.press(again.number, 'approve', {}, ravi)).toBe('done');
    const keep = again.customer.last()?.choices?.find(({ id }) => id.startsWith('@deal:decline:'));
    await again.customer.taps(String(keep?.id));
    await again.customer.taps('keep-sure');
    await desk.settled();
  });

  it('O8: one device cannot be in two open orders', async () => {
    const one = await desk.atTheDoor();
    await desk.inspected(one, {}, otherImei);
    const other = await desk.atTheDoor();
    const found = { identifier: otherImei, check: 'clean', unlocked: 'yes' };
    expect(await desk.press(other.number, 'inspect', found)).toBe('operators.device-open');
    const keep = one.customer.last()?.choices?.find(({ id }) => id.startsWith('@deal:decline:'));
    await one.customer.taps(String(keep?.id));
    await one.customer.taps('keep-sure');
    await desk.settled();
    expect(await desk.press(other.number, 'inspect', found)).toBe('done');
  });

  it('S0-70: a price that was shown before does not hold once it has changed', async () => {
    const sold = await desk.atTheDoor();
    const { number, customer } = sold;
    await desk.inspected(sold, { 'answer-body': 'scratched' }, '353918058201233');
    const old = customer.last()?.choices?.[0]?.id ?? '';
    const before = customer.last();
    await customer.says('I do not agree with the price');
    await desk.settled();
    expect(customer.last()?.key).toBe('buyback.ask-dispute');
    await customer.says('skip');
    await desk.settled();
    expect(await desk.press(number, 'approve', {}, ravi)).toBe('done');
    expect(customer.last()?.choices?.[0]?.id).toBe(old);
    expect(before?.key).toBe('support.price-after-inspection');
  });

  it('S0-69 S0-70: whoever talks of other things meanwhile finds the price, and where to be paid, again', async () => {
    const sold = await desk.atTheDoor();
    const { number, customer } = sold;
    await desk.inspected(sold, {}, '353918058201241');
    for (let n = 0; n < 6; n++) await customer.says('track');
    await desk.settled();
    const accept = customer.last()?.choices?.find(({ id }) => id.startsWith(`@deal:accept:${number}`));
    await customer.taps(String(accept?.id));
    await desk.settled();
    expect(await desk.status(number)).toBe('gates');
    for (let n = 0; n < 6; n++) await customer.says('track');
    await desk.settled();
    await customer.taps(`@deal:pay:${number}`);
    await customer.says('asha.rao@okaxis');
    await desk.settled();
    expect(customer.text()).toContain('asxxxxao@okaxis');
    expect(await desk.press(number, 'cancel', { reason: 'customer-asked' })).toBe('done');
  });

  it('M8 S0-70: a payment that comes back is paid again, once, on the word of two people', async () => {
    const sold = await desk.atTheDoor();
    const { number, customer } = sold;
    await desk.accepted(sold, '353918058201258');
    await desk.press(number, 'send-code');
    expect(await desk.press(number, 'verify-code', { code: desk.paymentCode(sold) })).toBe('done');
    expect(await desk.status(number)).toBe('completed');
    const { payments } = shop.counter;
    const [payout] = await payoutsOf(database, number);
    const report = { heard: 'reversed', amount: payout?.amount, providerId: payout?.providerId } as never;
    await database.inTransaction((tx) =>
      payoutNews(tx, payments, { id: String(payout?.id), report, at: Date.now() }),
    );
    await desk.settled();
    expect(customer.text()).toContain('came back');
    expect(await desk.status(number)).toBe('payment-pending');
    const remarks = { remarks: 'Spoke with her on the number of the order.' };
    expect(await desk.press(number, 'bypass-code', remarks, ravi)).toBe('done');
    expect(await desk.status(number)).toBe('completed');
    const states = (await payoutsOf(database, number)).map(({ state }) => state);
    expect(states).toEqual(['reversed', 'processed']);
    const kept = await database.query('select data from order_events where number = $1', [number]);
    expect(JSON.stringify(kept)).not.toContain('Spoke with her');
  });

  it('M1 M2 M3 M4 O2 O3 O11: leaves nothing behind that does not agree', async () => {
    const broken = (await checkDatabase(database)).filter(({ offending }) => offending.length > 0);
    expect(broken).toEqual([]);
  });
});
