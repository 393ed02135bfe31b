import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, type OrderEvent, theSystem } from '#core/buyback/index.ts';
import { hours, minutes } from '#core/shared/index.ts';
import { newestHold } from '#db/ledger/index.ts';
import { removeStaff, setRoles } from '#db/staff/index.ts';
import { leadEvidence } from '#db/vendors/index.ts';
import { closeItem } from '#db/work/index.ts';
import { actForCustomer, actOnOrder, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { andheri, events } from '../core/buyback/an-order.ts';
import { asha, noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { account, clearVendors, person, vendor } from './a-vendor-desk.ts';
import { haveFunds, haveVendors, houseLine } from './a-vendor-list.ts';
import { anOrderStore, sell, takeEffects, told } from './an-order-store.ts';

describe.each(databaseKinds)('what a lead costs its vendor, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  beforeEach(async () => {
    await clearVendors(store);
    await haveVendors(store.database, vendor(1), vendor(2), houseLine('yes'));
    await haveFunds(store.database, 'v1', 'v2');
  });
  afterAll(() => store.database.close());

  const claimed = async () => {
    const order = await sell(store);
    const { number, conversation } = order;
    const tries = (event: OrderEvent, after = minutes(1), by: Actor = person(1)) =>
      actOnOrder(store, { number, event, by, at: noon + after });
    const acts = async (...[event, after, by]: Parameters<typeof tries>) => {
      const acted = await tries(event, after, by);
      expect(acted).toMatchObject({ ok: true });
      return acted;
    };
    await acts(events.claim, 0);
    return {
      number,
      order,
      tries,
      acts,
      wishes: async (event: Wish, after = hours(1)) =>
        expect(await actForCustomer(store, { conversation, number, event, at: noon + after })).toMatchObject({
          ok: true,
        }),
      status: async () => (await findOrder(store, number, { type: 'operators' }))?.status,
      tasks: async () =>
        (await findOrder(store, number, { type: 'operators' }))?.items.map(({ kind }) => kind),
      hold: async () => (await newestHold(store.database, number, 'v1'))?.state,
    };
  };
  type Wish = Extract<OrderEvent, { type: 'cancel' | 'change-address' | 'change-slot' | 'decline' }>;
  type Claimed = Awaited<ReturnType<typeof claimed>>;
  const looks = ({ acts }: Claimed) => acts(events['show-contact']);
  const elsewhere = { type: 'change-address', place: andheri, served: true } as const;
  const runsOut = ({ acts }: Claimed) => acts(events['time-out'], hours(2), theSystem);

  it('S0-59 S0-61: who sees the customer and lets the claim run out pays as if they gave it back', async () => {
    const [unseen, seen, given] = [await claimed(), await claimed(), await claimed()];
    await looks(seen);
    await looks(given);
    await runsOut(unseen);
    await takeEffects(store);
    await runsOut(seen);
    const news = (await takeEffects(store)).filter(({ kind: what }) => what === 'tell');
    expect(news.map(({ payload }) => payload)).toMatchObject([
      { account: account(1), line: { key: 'matching.lead-lost', params: { number: seen.number } } },
    ]);
    await given.acts(events.release);
    expect([await unseen.hold(), await seen.hold(), await given.hold()]).toEqual([
      'released',
      'charged',
      'charged',
    ]);
  });

  it('S0-59 S0-66: a visit that was agreed on and that nobody sets out for is paid for as well', async () => {
    const held = await claimed();
    await held.acts(events.schedule);
    await takeEffects(store);
    await held.acts(events['time-out'], hours(5), theSystem);
    const news = (await takeEffects(store)).filter(({ kind: what }) => what === 'tell');
    expect(news.map(({ payload }) => payload)).toMatchObject([
      { account: account(1), line: { key: 'matching.lead-lost', params: { number: held.number } } },
    ]);
    expect([await held.status(), await held.hold()]).toEqual(['unassigned', 'charged']);
  });

  it('S0-59 S0-66: a partner who says that they are on the way and never comes pays for it as well', async () => {
    const held = await claimed();
    await held.acts(events.schedule);
    await held.acts(events.depart, minutes(2));
    await held.acts(events['time-out'], hours(5), theSystem);
    expect([await held.status(), await held.hold()]).toEqual(['unassigned', 'charged']);
    const taken = await claimed();
    await taken.acts(events.schedule);
    await taken.acts(events.depart, minutes(2));
    await taken.acts(events.revoke, hours(5), asha);
    expect(await taken.hold()).toBe('charged');
  });

  it('S0-59 S0-66: a customer who moves a visit that was agreed on lets the partner go free of charge until they agree anew', async () => {
    const moves = async ({ wishes, acts }: Claimed, way: readonly OrderEvent[]) => {
      for (const event of way) await acts(event);
      await wishes(events['change-slot'] as Extract<OrderEvent, { type: 'change-slot' }>);
    };
    const way = [events.schedule, events.depart];
    const [given, idle, taken, going] = [await claimed(), await claimed(), await claimed(), await claimed()];
    for (const each of [given, idle, taken]) await moves(each, [events.schedule]);
    await moves(going, way);
    await given.acts(events.release, hours(2));
    await idle.acts(events['time-out'], hours(3), theSystem);
    await taken.acts(events.revoke, hours(4), asha);
    await going.acts(events.release, hours(2));
    for (const each of [given, idle, taken, going]) expect(await each.hold()).toBe('released');
    const [again, cancels] = [await claimed(), await claimed()];
    for (const each of [again, cancels]) await moves(each, [events.schedule]);
    await again.acts(events.schedule, hours(1.5));
    await again.acts(events.release, hours(2));
    await cancels.wishes({ type: 'cancel', reason: 'changed-mind' });
    for (const each of [again, cancels]) expect(await each.hold()).toBe('charged');
  });

  it('S0-59: a customer who names another time before anything was agreed on, or after nobody came, excuses nobody', async () => {
    const event = events['change-slot'] as Extract<OrderEvent, { type: 'change-slot' }>;
    const [early, late] = [await claimed(), await claimed()];
    await looks(early);
    await late.acts(events.schedule);
    await early.wishes(event);
    await late.wishes(event, hours(3));
    for (const each of [early, late]) {
      await each.acts(events.release, hours(3.5));
      expect(await each.hold()).toBe('charged');
    }
  });

  it.each([
    ['right after the claim', []],
    ['with a visit agreed on', [events.schedule]],
    ['on the way', [events.schedule, events.depart]],
  ] as const)(
    'S0-59 S0-78: a partner who types an address where they do not come keeps the order %s',
    async (_when, way) => {
      const held = await claimed();
      for (const event of way) await held.acts(event);
      const before = await held.status();
      await takeEffects(store);
      const acted = await held.acts(elsewhere, minutes(2));
      expect(acted).toMatchObject({ says: { key: 'matching.address-asked', params: { pincode: '400058' } } });
      expect(await held.status()).toBe(before);
      expect(await held.hold()).toBe('open');
      expect(told(await takeEffects(store), held.order.conversation)).toEqual([
        'support.partner-asks-address',
      ]);
      await held.acts(elsewhere, minutes(3));
      expect(await held.tasks()).toEqual(['address-check']);
      const seen = await findOrder(store, held.number, { type: 'operators' });
      expect(seen?.area.pincode).toBe('400050');
      await held.acts(events.release, minutes(4));
      expect(await held.hold()).toBe('charged');
    },
  );

  it('S0-78: a customer who says the same themselves, or CX who does, lets the partner go free of charge', async () => {
    const [own, ours] = [await claimed(), await claimed()];
    for (const each of [own, ours]) {
      await looks(each);
      await each.acts(elsewhere);
    }
    await own.wishes(elsewhere);
    await ours.acts(elsewhere, minutes(5), asha);
    for (const each of [own, ours]) {
      expect(await each.status()).toBe('unassigned');
      expect(await each.hold()).toBe('released');
      expect(await each.tasks()).toEqual([]);
    }
  });

  it('S0-78: CX who hears that the address is as it was ends the question, and the order stays', async () => {
    const held = await claimed();
    await held.acts(elsewhere);
    const [item] = (await findOrder(store, held.number, { type: 'operators' }))?.items ?? [];
    const by = asha;
    const ends = { id: String(item?.id), outcome: 'same-address', at: noon + minutes(9) };
    expect(await closeItem(store, { ...ends, by })).toMatchObject({ ok: true });
    expect([await held.status(), await held.tasks()]).toEqual(['assigned', []]);
  });

  it('S0-78: another gate of the same place is no question, also where the area has been taken off', async () => {
    const held = await claimed();
    await haveVendors(store.database, vendor(1, { areas: '560001' }), vendor(2), houseLine('yes'));
    const place = { ...held.order.place, address: 'Gate 2, Sai Kripa, Hill Road' };
    await held.acts({ type: 'change-address', place, served: true });
    expect([await held.status(), await held.tasks()]).toEqual(['assigned', []]);
  });

  it('S0-59 S0-88: a customer who cancels before the visit was a lead, one who cancels at the door costs nothing', async () => {
    const [before, inside, kept] = [await claimed(), await claimed(), await claimed()];
    const cancels = { type: 'cancel', reason: 'changed-mind' } as const;
    for (const each of [before, inside, kept]) {
      await each.acts(events.schedule);
      await each.acts(events.depart);
    }
    for (const each of [inside, kept]) await each.acts(events.arrive);
    for (const each of [before, inside]) await each.wishes(cancels);
    await kept.acts(events.cancel, minutes(9), asha);
    expect([await before.hold(), await inside.hold(), await kept.hold()]).toEqual([
      'charged',
      'released',
      'released',
    ]);
  });

  it('S0-61: what CX takes back is free of charge, unless nobody came at the time that was agreed on', async () => {
    const [early, idle, unseen] = [await claimed(), await claimed(), await claimed()];
    for (const { acts } of [early, idle]) await acts(events.schedule);
    // Between 14:00 and 15:00, and two hours more.
    await early.acts(events.revoke, hours(5) - minutes(1), asha);
    await idle.acts(events.revoke, hours(5), asha);
    await unseen.acts(events.revoke, hours(5), asha);
    expect([await early.hold(), await idle.hold(), await unseen.hold()]).toEqual([
      'released',
      'charged',
      'released',
    ]);
  });

  it('S0-61: a person who has gone to another vendor leaves what they saw with the one they saw it for', async () => {
    const [held, later] = [await claimed(), await claimed()];
    await looks(held);
    await held.acts({ type: 'log-call', outcome: 'no-answer' });
    await haveVendors(
      store.database,
      vendor(1, { members: account(7) }),
      vendor(2, { members: `${account(2)}|${account(1)}` }),
      houseLine('yes'),
    );
    await held.acts(elsewhere, minutes(2));
    expect([await held.status(), await held.hold()]).toEqual(['assigned', 'open']);
    await held.acts(events.release, minutes(3));
    expect(await held.hold()).toBe('charged');
    // What they claimed for the first vendor is that one's, though they look for the second by now.
    await looks(later);
    await later.acts(events.release, minutes(3));
    expect(await later.hold()).toBe('charged');
    const asked = (by: string) =>
      leadEvidence(store.database, { number: held.number, vendor: by, askedAt: noon + hours(9) });
    expect((await asked('v1'))?.calls).toHaveLength(1);
    expect(await asked('v2')).toBeUndefined();
  });

  it('S0-59: what one of ours does, who picked up for that vendor once, costs it nothing; what they did for it does', async () => {
    const both = vendor(1, { members: `${account(1)}|${account(9)}` });
    await haveVendors(store.database, both, vendor(2), houseLine('yes'));
    await setRoles(store.database, account(9), ['admin']);
    const [then, now] = [await claimed(), await claimed()];
    const writes = { type: 'send-to-customer', text: 'We are on it' } as const;
    await then.acts(writes, minutes(1), person(9));
    await haveVendors(store.database, vendor(1), vendor(2), houseLine('yes'));
    await setRoles(store.database, account(9), ['cx']);
    await now.acts(writes, minutes(2), person(9));
    for (const each of [then, now]) await each.acts(events.release, minutes(3));
    expect([await then.hold(), await now.hold()]).toEqual(['charged', 'released']);
  });

  it('S0-61: a person who was let go leaves it likewise: the claim runs out, and what they saw is paid', async () => {
    const held = await claimed();
    await looks(held);
    await removeStaff(store.database, account(1));
    expect(await held.tries(events.release)).toMatchObject({ ok: false });
    await haveVendors(store.database, vendor(1, { members: account(7) }), vendor(2), houseLine('yes'));
    await runsOut(held);
    expect(await held.hold()).toBe('charged');
    await store.database.query('update staff set active = true');
  });
});
