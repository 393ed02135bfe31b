import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/invariants/index.ts';
import { payoutNews, payoutsOf } from '#db/payouts/index.ts';
import { openSlackShop, type SlackShop } from '../bots/slack/open-slack-shop.ts';
import { haveFunds, haveVendors } from '../db/a-vendor-list.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { refusesPresses, runsIntoLimits, saysTooSoon } from '../support/exit-refusals.ts';
import {
  beforeAnybodyWasAsked,
  callsWithoutHolder,
  customersChange,
  duplicatesMerge,
  leavesTheArea,
  refusesAllElse,
} from '../support/exit-side-doors.ts';
import { exitWalk } from '../support/exit-walk.ts';
import { allRows, type Exits, exits } from '../support/exits.ts';
import { aNetwork } from '../support/network.ts';

/** Rows that no order is ever seen in: the shop is through with them in the same transaction. */
const neverSeen = ['paid log-call', 'paid show-contact', 'paid send-to-customer', 'paid send-photo'];

describe.each(databaseKinds)('every exit of an order, on Telegram and in Slack, on %s', (kind) => {
  let shop: SlackShop;
  let at: Exits;
  let walk: ReturnType<typeof exitWalk>;
  beforeAll(async () => {
    const network = aNetwork();
    shop = await openSlackShop(await testDatabase(kind), {}, network);
    at = await exits(shop, network);
    walk = exitWalk(at);
  });
  afterAll(async () => {
    await shop.close();
    await at.telegram.stop();
  });

  it('S0-65 S0-66 S0-67 S0-68 S0-69 S0-70 S0-71: is paid, with calls and messages at every stage', async () => {
    const sold = await at.sold();
    await walk.brings(sold, 'payment-pending', async (stage) => {
      await at.sendsPhoto(sold);
      if (stage !== 'unassigned') await walk.always(sold);
    });
    await walk.sendCode(sold);
    await at.paused(async () => {
      await walk.payByCode(sold);
      expect(await at.status(sold.number)).toBe('paying');
      await walk.always(sold);
      await at.wants(sold, { type: 'send-photo', photo: 'p1' });
    });
    expect(await at.status(sold.number)).toBe('completed');
    await walk.heard(sold, /simulated/i);
    await at.reviews(sold, 2);
    await walk.settlesReview(sold);
    await walk.writes(sold);
  }, 180_000);

  it('S0-88: is cancelled by our people from any stage before the money is on its way', async () => {
    const stages = ['unassigned', 'assigned', 'scheduled', 'en-route', 'inspecting', 'offer-made', 'gates'];
    for (const stage of [...stages, 'payment-pending']) {
      const sold = await walk.brings(await at.sold(), stage);
      await walk.cancels(sold);
      expect(await at.status(sold.number)).toBe('cancelled');
      if (stage === 'assigned') await walk.writes(sold);
    }
  }, 300_000);

  it('S0-45 S0-64 S0-77 S0-86: a pincode is corrected, the customer moves, or the lead is closed', async () => {
    const noPickup = async () => {
      const sold = await at.sold();
      await at.presses('meena', sold.number, 'Pickup not available');
      expect(await at.status(sold.number)).toBe('unserviceable');
      return sold;
    };
    const one = await noPickup();
    await at.presses('meena', one.number, 'Correct the pincode', { pincode: '400050' });
    expect(await at.status(one.number)).toBe('unassigned');
    const two = await noPickup();
    await at.movesTo(two, '400058');
    expect(await at.status(two.number)).toBe('unassigned');
    const three = await noPickup();
    await walk.writes(three);
    await at.presses('meena', three.number, 'Close lead', { reason: 'no-pickup' });
    expect(await at.status(three.number)).toBe('lead-closed');
    await walk.writes(three);
    const four = await noPickup();
    await walk.cancels(four);
    expect(await at.status(four.number)).toBe('cancelled');
  }, 120_000);

  it('S0-61 S0-65: a partner gives back, is taken off, forgets, or comes to a closed door', async () => {
    for (const stage of ['assigned', 'scheduled', 'en-route']) {
      const sold = await walk.brings(await at.sold(), stage);
      await at.presses('priya', sold.number, 'Release');
      expect(await at.status(sold.number)).toBe('unassigned');
      await walk.brings(sold, stage);
      await at.presses('arjun', sold.number, 'Take back');
      expect(await at.status(sold.number)).toBe('unassigned');
    }
    for (const stage of ['assigned', 'scheduled', 'en-route']) {
      const late = await walk.brings(await at.sold(), stage);
      await at.strikes(late.number, 'clock');
      expect(await at.status(late.number)).toBe('unassigned');
      if (stage === 'scheduled') await walk.heard(late, /nobody came/);
      if (stage === 'en-route') await walk.heard(late, /but has not come/);
    }
    for (const stage of ['scheduled', 'en-route']) {
      const sold = await walk.brings(await at.sold(), stage);
      await saysTooSoon(at, sold);
      await at.presses('priya', sold.number, 'Visit failed', { reason: 'nobody-home' });
      expect(await at.status(sold.number)).toBe('assigned');
    }
    const inside = await walk.brings(await at.sold(), 'inspecting');
    await at.presses('arjun', inside.number, 'Take back');
    expect(await at.status(inside.number)).toBe('unassigned');
  }, 300_000);

  it('S0-66: a code at the door that is wrong is counted, and somebody else may say that the partner is there', async () => {
    const sold = await walk.brings(await at.sold(), 'en-route');
    const { text = '' } = await walk.heard(sold, /door: \d{4}/);
    const wrong = /door: 1111/.test(text) ? '2222' : '1111';
    const priya = at.person('priya');
    await at.opens('priya', sold.number, "I'm at the door");
    expect(Object.keys(await priya.submits({ code: wrong }))).toEqual(['code']);
    await priya.closes();
    await at.settled();
    await at.presses('arjun', sold.number, 'Customer confirms arrival');
    expect(await at.status(sold.number)).toBe('inspecting');
  }, 120_000);

  it('S0-67 S0-68 O8: a lock, a blacklisted device and a second order of one device end or are refused', async () => {
    const locked = await walk.brings(await at.sold(), 'inspecting');
    await walk.inspect(locked, { unlocked: 'Still on' });
    await walk.photos(locked);
    await walk.submit(locked);
    expect(await at.status(locked.number)).toBe('no-deal');
    await walk.writes(locked);
    const one = await walk.brings(await at.sold(), 'inspecting');
    const identifier = at.identifier();
    await walk.inspect(one, { identifier });
    const other = await walk.brings(await at.sold(), 'inspecting');
    await at.opens('priya', other.number, 'Enter what I found');
    const found = { identifier, check: 'Clean', unlocked: 'Off: signed out of every account' };
    expect(Object.keys(await at.person('priya').submits(found))).not.toEqual([]);
    await at.person('priya').closes();
    await walk.cancels(one);
    await walk.cancels(other);
  }, 180_000);

  const reviewed = async () => {
    const sold = await walk.brings(await at.sold(), 'inspecting');
    await walk.inspect(sold, { check: 'Could not be verified' });
    await walk.photos(sold);
    await walk.submit(sold);
    expect(await at.status(sold.number)).toBe('variance-review');
    return sold;
  };

  it('S0-68 S0-69: a price that a second person looks at is approved, corrected, sent back, or not bought', async () => {
    const approved = await reviewed();
    await walk.always(approved);
    await at.presses('arjun', approved.number, 'Ask for more proof');
    expect(await at.status(approved.number)).toBe('inspecting');
    await walk.submit(approved);
    await at.presses('arjun', approved.number, 'Approve this price');
    expect(await at.status(approved.number)).toBe('offer-made');
    const corrected = await reviewed();
    await at.presses('arjun', corrected.number, 'Correct the findings', { 'answer-body': 'scratched' });
    expect(await at.status(corrected.number)).toBe('offer-made');
    const refused = await reviewed();
    await at.presses('arjun', refused.number, "Don't buy", { reason: 'not-buying' });
    expect(await at.status(refused.number)).toBe('no-deal');
    await walk.cancels(await reviewed());
  }, 300_000);

  it('S0-69: a price is disputed and then accepted, kept from, or let run out', async () => {
    const sold = await walk.brings(await at.sold(), 'inspecting');
    await walk.inspect(sold, { 'answer-body': 'scratched' });
    await walk.photos(sold, { 'photo-body': 'body.jpg' });
    await walk.submit(sold);
    const { text: label } = await walk.heard(sold, /After the inspection|inspection of/);
    expect(label).toBeDefined();
    const dispute = sold.customer
      .buttons()
      .flat()
      .find((each) => each.startsWith('Dispute'));
    sold.customer.taps(String(dispute));
    await walk.heard(sold, /see differently/);
    sold.customer.taps('Skip');
    await walk.heard(sold, /look/i);
    await at.settled();
    expect(await at.status(sold.number)).toBe('variance-review');
    await at.presses('arjun', sold.number, 'Approve this price');
    await walk.accept(sold);
    expect(await at.status(sold.number)).toBe('gates');
    const kept = await walk.brings(await at.sold(), 'offer-made');
    kept.customer.taps('Keep my device');
    await walk.heard(kept, /Sure\? The offer of/);
    kept.customer.taps('Yes, keep my device');
    await walk.heard(kept, /costs you nothing/);
    await at.settled();
    expect(await at.status(kept.number)).toBe('no-deal');
    const late = await walk.brings(await at.sold(), 'offer-made');
    await at.runsOut(late.number);
    expect(await at.status(late.number)).toBe('no-deal');
  }, 300_000);

  it('S0-70: checks are waived, fail, or end it; where to pay may change until the payment', async () => {
    const sold = await walk.brings(await at.sold(), 'gates');
    await at.presses('priya', sold.number, 'Check failed', { gate: 'ownership' });
    await at.presses('arjun', sold.number, 'Waive a check', { gate: 'ownership', reason: 'known-customer' });
    await walk.gate(sold, 'identity');
    expect(await at.status(sold.number)).toBe('payment-pending');
    await walk.payTo(sold);
    await at.presses('arjun', sold.number, "Don't buy", { reason: 'gate-failed' });
    expect(await at.status(sold.number)).toBe('no-deal');
    const other = await walk.brings(await at.sold(), 'gates');
    await at.presses('arjun', other.number, "Don't buy", { reason: 'gate-failed' });
    expect(await at.status(other.number)).toBe('no-deal');
  }, 180_000);

  it('M8 S0-70: a payment fails and goes elsewhere; one that was made comes back and is made again', async () => {
    const sold = await walk.brings(await at.sold(), 'gates');
    await walk.payTo(sold, 'failure@okaxis');
    for (const gate of ['ownership', 'identity'] as const) await walk.gate(sold, gate);
    await walk.sendCode(sold);
    await walk.payByCode(sold);
    expect(await at.status(sold.number)).toBe('payment-pending');
    await walk.payTo(sold);
    const remarks = 'Spoke with her on the number of the order.';
    await at.presses('arjun', sold.number, 'Pay without code', { remarks });
    expect(await at.status(sold.number)).toBe('completed');
    const payout = (await payoutsOf(shop.database, sold.number)).at(-1);
    const report = { heard: 'reversed', amount: payout?.amount, providerId: payout?.providerId } as const;
    await shop.database.inTransaction((tx) =>
      payoutNews(tx, shop.counter.payments, { id: String(payout?.id), report, at: Date.now() }),
    );
    await at.settled();
    await walk.heard(sold, /came back/);
    expect(await at.status(sold.number)).toBe('payment-pending');
    await at.presses('arjun', sold.number, 'Pay without code', { remarks });
    expect(await at.status(sold.number)).toBe('completed');
    const states = (await payoutsOf(shop.database, sold.number)).map(({ state }) => state);
    expect(states).toEqual(['failed', 'reversed', 'processed']);
  }, 180_000);

  it('S0-46 S0-78: customers change their time, their address and their numbers wherever they may', async () => {
    await customersChange(at, walk);
  }, 300_000);

  it('S0-82 S0-88: of two orders of one device the lower one is merged into the other, at any stage', async () => {
    await duplicatesMerge(at, walk);
  }, 300_000);

  it('S0-54: what is done before anybody was asked is kept, too', async () => {
    await beforeAnybodyWasAsked(at, walk);
  }, 120_000);

  it('S0-57 S0-65: whoever has a task about an order nobody has yet may call', async () => {
    await callsWithoutHolder(at);
  }, 120_000);

  it('S0-1 S0-63: a press by somebody who is not there for it, or on a card of before, is answered and does nothing', async () => {
    await at.is('tara', 'marketing');
    await refusesPresses(at, walk);
  }, 300_000);

  it('S0-65 S0-66 S0-70: doors that stay closed and codes that are wrong have a limit, and then a person looks', async () => {
    await runsIntoLimits(at, walk);
  }, 300_000);

  it('S0-61 S0-78: a vendor declines, and loses an order that moves out of their area', async () => {
    await haveVendors(shop.database, {
      vendor: 'rahul-mobiles',
      members: at.accountOf('rahul'),
      areas: '400050',
      categories: 'phone',
    });
    await haveFunds(shop.database, 'rahul-mobiles', 'rahul-mobiles');
    await leavesTheArea(at);
  }, 120_000);

  it('every row of the lifecycle was fired, but for those that no order is ever seen in', async () => {
    const fired = await at.fired();
    expect(allRows.filter((row) => !fired.includes(row)).sort()).toEqual([...neverSeen].sort());
    expect(fired.filter((row) => !allRows.includes(row))).toEqual([]);
  });

  it('S0-69 S0-70: what a stage, or a role, does not allow is refused in words, and changes nothing', async () => {
    await refusesAllElse(at);
  }, 120_000);

  it('M1 M2 M3 M4 O2 O3 O11: they leave nothing behind that does not agree, and Telegram finds nothing wrong', async () => {
    expect(at.telegram.verdict()).toEqual([]);
    const broken = (await checkDatabase(shop.database)).filter(({ offending }) => offending.length > 0);
    expect(broken).toEqual([]);
  });
});
