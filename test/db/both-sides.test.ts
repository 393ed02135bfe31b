import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, OrderEvent } from '#core/buyback/index.ts';
import { minutes, rupees } from '#core/shared/index.ts';
import { newestHold, walletOf } from '#db/ledger/index.ts';
import { setRoles } from '#db/staff/index.ts';
import { askCredit } from '#db/trading/index.ts';
import {
  checkDuplicates,
  clearByHand,
  closeItem,
  findItem,
  mergeDuplicates,
  openItem,
  receiveUnmatched,
} from '#db/work/index.ts';
import { actOnOrder, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { events } from '../core/buyback/an-order.ts';
import { asha, noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { account, clearVendors, person, vendor } from './a-vendor-desk.ts';
import { haveFunds, haveVendors, houseLine } from './a-vendor-list.ts';
import { anOrderStore, sell } from './an-order-store.ts';

/** An admin of the shop who picks up for the first vendor as well; one who does not; one who did, and has gone to the second. */
const [owner, admin, gone] = [person(8), person(90), person(9)];
const ownSide = { ok: false, reason: { key: 'matching.own-side', params: { name: 'Vendor 1' } } };

describe.each(databaseKinds)('somebody who stands on both sides, on %s,', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
    for (const each of [owner, admin, gone]) await setRoles(store.database, each.account, ['admin']);
  });
  const lists = (...first: readonly Actor[]) =>
    haveVendors(
      store.database,
      vendor(1, { members: [person(1), owner, ...first].map((each) => each.account).join('|') }),
      vendor(2, {
        members: [person(2), ...(first.length > 0 ? [] : [gone])].map((each) => each.account).join('|'),
      }),
      houseLine('yes'),
    );
  beforeEach(async () => {
    await clearVendors(store);
    await lists();
    await haveFunds(store.database, 'v1', 'v2');
  });
  afterAll(() => store.database.close());

  const acting =
    (number: string) =>
    (event: OrderEvent, by: Actor = person(1), after = 1) =>
      actOnOrder(store, { number, event, by, at: noon + minutes(after) });
  const claimed = async (by: Actor = person(1)) => {
    const { number } = await sell(store);
    const tries = acting(number);
    expect(await tries(events.claim, by, 0)).toMatchObject({ ok: true });
    return { number, tries };
  };
  const way = {
    assigned: [],
    'en-route': [events.schedule, events.depart],
    inspecting: [events.schedule, events.depart, events.arrive],
  } as const;
  const broughtTo = async (stage: keyof typeof way) => {
    const held = await claimed();
    for (const event of way[stage]) expect(await held.tries(event)).toMatchObject({ ok: true });
    return held;
  };

  it.each([
    ['take an order back from it', 'revoke', 'assigned'],
    ['cancel an order of it', 'cancel', 'inspecting'],
    ['confirm that it has come', 'confirm-arrival', 'en-route'],
  ] as const)('S0-61 S0-66: may not %s, as anybody else of us may', async (_, type, stage) => {
    const { tries } = await broughtTo(stage);
    expect(await tries(events[type], owner, 5)).toMatchObject(ownSide);
    expect(await tries(events[type], admin, 5)).toMatchObject({ ok: true });
  });

  it.each([
    ['take an order back', 'revoke', 'assigned'],
    ['cancel an order', 'cancel', 'inspecting'],
    ['confirm that somebody has come', 'confirm-arrival', 'en-route'],
  ] as const)('S0-61 O3: who picks up for another vendor may not %s either', async (_, type, stage) => {
    const { tries } = await broughtTo(stage);
    expect(await tries(events[type], gone, 5)).toMatchObject({
      ok: false,
      reason: { key: 'matching.rival-side', params: { name: 'Vendor 2' } },
    });
    expect(await tries(events[type], admin, 5)).toMatchObject({ ok: true });
  });

  it('S0-68: may not approve, correct or send back a price far below the estimate', async () => {
    const { tries } = await broughtTo('inspecting');
    const found = { ...events.inspect, check: 'not-verified' } as typeof events.inspect;
    for (const event of [found, events['add-photos'], events['submit-inspection']])
      expect(await tries(event)).toMatchObject({ ok: true });
    for (const type of ['approve', 'reprice', 'return-for-evidence', 'refuse-device'] as const) {
      expect(await tries(events[type], owner, 5)).toMatchObject(ownSide);
      expect(await tries(events[type], gone, 5)).toMatchObject({ reason: { key: 'matching.rival-side' } });
    }
    expect(await tries(events.approve, admin, 5)).toMatchObject({ ok: true });
  });

  /** The task about a lead that its vendor wants the fee of back for. */
  const askedBack = async (by: Actor) => {
    const { number, tries } = await claimed(by);
    await tries(events['show-contact'], by);
    expect(await tries(events.release, by)).toMatchObject({ ok: true });
    const asked = await askCredit(store, { number, reason: 'other', by: person(1), at: noon + minutes(9) });
    expect(asked).toMatchObject({ ok: true, value: { verdict: 'ask-cx' } });
    const hold = () => newestHold(store.database, number, 'v1');
    const id = `lead-credit:${(await hold())?.id}`;
    return {
      credited: async () => (await hold())?.credited,
      grant: (who: Actor) => closeItem(store, { id, outcome: 'granted', by: who, at: noon + minutes(10) }),
    };
  };

  it('S0-59 B10: may not give the vendor a lead fee back', async () => {
    const { grant, credited } = await askedBack(person(1));
    expect(await grant(owner)).toMatchObject(ownSide);
    expect(await credited()).toBe(false);
    expect(await grant(admin)).toMatchObject({ ok: true });
    expect(await credited()).toBe(true);
  });

  it('S0-59 B10: nor for a vendor that they have left, once they had its orders', async () => {
    await lists(gone);
    const { grant } = await askedBack(gone);
    await lists();
    expect(await grant(gone)).toMatchObject(ownSide);
    expect(await grant(admin)).toMatchObject({ ok: true });
  });

  it('B14 M10: may neither put money into its wallet nor agree to that', async () => {
    const approvalFrom = rupees(25_000);
    const came = async (amount: number) => {
      const reference = `SIDES ${amount} ${kind}`.toUpperCase();
      const unmatched = { amount: rupees(amount), reference, by: 'script:Asha', at: noon };
      await store.database.inTransaction((tx) => receiveUnmatched(tx, unmatched));
      return `suspense:${reference}`;
    };
    const clear = (item: string, by: Actor, whose = 'v1') => {
      const wish = { type: 'clear-suspense', to: 'vendor', whose, reason: 'theirs' } as const;
      return clearByHand(store, { item, wish, by, at: noon, approvalFrom });
    };
    const before = (await walletOf(store.database, 'v1')).available;
    const [small, large] = [await came(500), await came(30_000)];
    expect(await clear(small, owner)).toMatchObject(ownSide);
    expect(await clear(small, owner, 'v2')).toEqual({ ok: true, value: 'cleared' });
    expect(await clear(large, admin)).toEqual({ ok: true, value: 'proposed' });
    const agree = (by: Actor) =>
      clearByHand(store, { item: large, wish: { type: 'approve-suspense' }, by, at: noon, approvalFrom });
    expect(await agree(owner)).toMatchObject(ownSide);
    expect((await walletOf(store.database, 'v1')).available).toBe(before);
  });

  it('S2: may not let its people go on after wrong codes, nor anybody themselves', async () => {
    const blocked = async (whose: string) => {
      const id = `codes-blocked:${whose}:${noon}`;
      const subject = { account: whose, order: 'HT-0000-0000-0000', partner: 'Vendor 1' };
      await openItem(store, { id, kind: 'codes-blocked', subject, at: noon });
      return (by: Actor) => closeItem(store, { id, outcome: 'decided', by, at: noon });
    };
    const theirs = await blocked(account(1));
    expect(await theirs(owner)).toMatchObject(ownSide);
    expect(await theirs(admin)).toMatchObject({ ok: true });
    const own = await blocked(admin.account);
    expect(await own(admin)).toMatchObject({ ok: false, reason: { key: 'operators.own-codes' } });
    expect(await own(owner)).toMatchObject({ ok: true });
  });

  it('S0-82 S0-88: may not merge away what its vendor has, and then nothing is merged', async () => {
    const customer = { name: 'Meera Joshi', phone: `+91987600000${kind === 'pglite' ? 1 : 2}` };
    const first = await sell(store, { customer });
    const second = await sell(store, { customer, conversation: first.conversation });
    await checkDuplicates(store, { number: second.number, window: minutes(60), at: noon });
    const id = `duplicate:${second.number}`;
    const kept = String((await findItem(store, id))?.subject.keep);
    const lower = kept === first.number ? second.number : first.number;
    expect(await acting(lower)(events.claim, person(1))).toMatchObject({ ok: true });
    const merge = (by: Actor) => mergeDuplicates(store, { id, by, at: noon + minutes(5) });
    expect(await merge(owner)).toMatchObject(ownSide);
    const status = async () => (await findOrder(store, lower, { type: 'operators' }))?.status;
    expect([await status(), (await findItem(store, id))?.status]).toEqual(['assigned', 'open']);
    expect(await merge(asha)).toMatchObject({ ok: true, kept });
  });
});
