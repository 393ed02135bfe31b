import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#core/buyback/actor.ts';
import { eventTerms } from '#core/buyback/event-terms.ts';
import { apply, eventsFrom, lifecycle } from '#core/buyback/lifecycle.ts';
import type { Order, OrderStatus } from '#core/buyback/order.ts';
import type { EventType } from '#core/buyback/order-events.ts';
import { isOver, stages } from '#core/buyback/stages.ts';
import { andheri, anOrder, events } from './an-order.ts';
import { asha, customer, how, noon, ravi, system } from './people.ts';

const statuses = Object.keys(lifecycle) as OrderStatus[];
const moves = (from: OrderStatus) => Object.values(lifecycle[from]);
const exits = (from: OrderStatus) =>
  moves(from)
    .map(({ to }) => to)
    .filter((to) => to !== from);
const actors: Readonly<Record<Actor['role'], Actor>> = { customer, operator: asha, system };
const actorOf = (type: EventType): Actor => actors[eventTerms[type].by.at(-1) ?? 'system'];

describe('the lifecycle of an order', () => {
  it('reaches every status from created', () => {
    const reached = new Set<OrderStatus>(['created']);
    for (const status of reached) for (const to of exits(status)) reached.add(to);
    expect([...reached].sort()).toEqual([...statuses].sort());
  });

  it('ends where it is paid, not bought, closed or cancelled, and nowhere else', () => {
    const ends = ['no-deal', 'lead-closed', 'cancelled'];
    expect(statuses.filter((status) => exits(status).length === 0)).toEqual(ends);
    expect(statuses.filter(isOver)).toEqual(['completed', ...ends]);
    // Money that came back is the one thing that opens an order again.
    expect(exits('completed')).toEqual(['payment-pending']);
  });

  it('always waits for somebody, with a clock, until it is over', () => {
    for (const status of statuses.filter((each) => !isOver(each))) {
      expect(stages[status].waitsFor).not.toBe('nobody');
      expect(stages[status].within).toBeGreaterThan(0);
    }
  });

  it('has no stage that only ever leads back to itself', () => {
    for (const status of statuses.filter((each) => !isOver(each))) {
      const seen = new Set<OrderStatus>([status]);
      for (const each of seen) for (const to of exits(each)) seen.add(to);
      expect([...seen].some(isOver)).toBe(true);
    }
  });

  it('uses every event somewhere', () => {
    const used = new Set(statuses.flatMap((status) => Object.keys(lifecycle[status])));
    expect([...used].sort()).toEqual(Object.keys(events).sort());
  });

  it.each([
    ['created', 'open-matching', 'unassigned', []],
    ['created', 'mark-unserviceable', 'unserviceable', ['open-item', 'tell-customer']],
    ['unassigned', 'claim', 'assigned', ['tell-customer']],
    ['unassigned', 'mark-unserviceable', 'unserviceable', ['open-item', 'tell-customer']],
    ['assigned', 'release', 'unassigned', ['tell-customer']],
    ['assigned', 'revoke', 'unassigned', ['tell-customer']],
    ['assigned', 'log-call', 'assigned', ['close-items']],
    ['assigned', 'change-address', 'assigned', ['tell-customer']],
    ['unserviceable', 'fix-pincode', 'created', ['tell-customer', 'close-items', 'follow']],
    ['unserviceable', 'change-address', 'created', ['tell-customer', 'close-items', 'follow']],
    ['unserviceable', 'close-lead', 'lead-closed', ['tell-customer', 'close-items']],
    ['assigned', 'cancel', 'cancelled', ['tell-customer', 'close-items']],
    ['unassigned', 'merge-duplicate', 'cancelled', ['tell-customer', 'close-items']],
    ['cancelled', 'send-to-customer', 'cancelled', ['tell-customer']],
  ] as const)('%s, on %s, is %s', (from, type, to, commands) => {
    const result = apply(anOrder(from), events[type], how(actorOf(type)));
    expect(result).toMatchObject({ ok: true, order: { status: to, version: 3 } });
    expect(result.ok && result.commands.map((command) => command.type)).toEqual(commands);
  });

  it('S0-63: gives the order to who claims it, and keeps since when', () => {
    const result = apply(anOrder('unassigned'), events.claim, how(asha));
    expect(result).toMatchObject({ order: { holder: { account: asha.account, name: 'Asha', since: noon } } });
  });

  it('S0-63: tells who comes second who was first, and when', () => {
    expect(apply(anOrder('assigned'), events.claim, how(ravi))).toEqual({
      ok: false,
      reason: {
        key: 'operators.taken',
        params: { name: 'Asha', at: { at: noon, zone: 'Asia/Kolkata', show: 'date-time' } },
      },
    });
  });

  it('tells who claims twice that it is theirs already', () => {
    expect(apply(anOrder('assigned'), events.claim, how(asha))).toMatchObject({
      reason: { key: 'operators.already-yours' },
    });
  });

  it('lets only its holder release an order, and anybody of CX take it back', () => {
    expect(apply(anOrder('assigned'), events.release, how(ravi))).toMatchObject({
      reason: { key: 'operators.not-yours', params: { name: 'Asha' } },
    });
    const revoked = apply(anOrder('assigned'), events.revoke, how(ravi));
    expect(revoked.ok && revoked.order.holder).toBeUndefined();
  });

  it('shows the contact to who has the order or a task about it, and to nobody else', () => {
    const task = {
      id: 'i',
      kind: 'high-value-call',
      account: ravi.account,
    } as unknown as Order['items'][number];
    expect(apply(anOrder('assigned'), events['show-contact'], how(ravi))).toMatchObject({
      reason: { key: 'operators.contact-hidden' },
    });
    expect(apply(anOrder('assigned'), events['show-contact'], how(asha)).ok).toBe(true);
    expect(apply(anOrder('unassigned', { items: [task] }), events['show-contact'], how(ravi)).ok).toBe(true);
  });

  it('S0-78: lets the customer change the address while the order is open, and not once it is over', () => {
    const changed = apply(anOrder('assigned'), events['change-address'], how(customer));
    expect(changed).toMatchObject({
      ok: true,
      order: { status: 'assigned', place: andheri, holder: { name: 'Asha' } },
    });
    expect(apply(anOrder('cancelled'), events['change-address'], how(customer))).toMatchObject({
      reason: { key: 'operators.is-over' },
    });
  });

  it('S0-78: keeps the address from the moment that the vendor is there', () => {
    const before = ['created', 'unassigned', 'assigned', 'scheduled', 'en-route', 'unserviceable'];
    expect(statuses.filter((status) => lifecycle[status]['change-address'])).toEqual(
      statuses.filter((status) => before.includes(status)),
    );
    expect(apply(anOrder('inspecting'), events['change-address'], how(customer))).toMatchObject({
      reason: { key: 'operators.not-now' },
    });
  });

  it('S0-78: checks the pincode of a new address again', () => {
    const far = { type: 'change-address', place: andheri, served: false } as const;
    expect(apply(anOrder('assigned'), far, how(customer))).toEqual({
      ok: false,
      reason: { key: 'operators.not-served', params: { pincode: '400058' } },
    });
  });

  it('S0-65: tells the customer when a call did not reach them, not when it did', () => {
    const noAnswer = apply(anOrder('assigned'), { type: 'log-call', outcome: 'no-answer' }, how(asha));
    expect(noAnswer).toMatchObject({ commands: [{ says: { key: 'support.tried-to-call' } }] });
    const spoke = apply(anOrder('assigned'), events['log-call'], how(asha));
    expect(spoke).toMatchObject({ commands: [{ type: 'close-items', kind: 'high-value-call' }] });
  });

  it('lets nobody do what is not theirs to do', () => {
    expect(apply(anOrder('unassigned'), events.claim, how(customer))).toEqual({
      ok: false,
      reason: { key: 'operators.not-for-you' },
    });
    expect(apply(anOrder('created'), events['open-matching'], how(asha))).toMatchObject({ ok: false });
  });

  it('draws the buttons of a stage from its table', () => {
    const own = ['change-address', 'change-slot', 'cancel', 'choose-number', 'prove-number'];
    expect(eventsFrom('unassigned', 'customer')).toEqual(expect.arrayContaining(own));
    expect(eventsFrom('unassigned', 'operator')[0]).toBe('claim');
    expect(eventsFrom('created', 'operator')).not.toContain('open-matching');
    expect(eventsFrom('cancelled', 'operator')).toEqual(['send-to-customer']);
  });

  it('O2 O3 S2: whatever is pressed by whom and when, has one holder from claim to payment, and is paid by proof alone', {
    timeout: 120_000,
  }, () => {
    const press = fc.record({
      event: fc.constantFrom(...Object.values(events)),
      by: fc.constantFrom(asha, ravi, customer, system),
    });
    fc.assert(
      fc.property(fc.array(press, { minLength: 40, maxLength: 40 }), (presses) => {
        let order = anOrder('created', { version: 1 });
        for (const { event, by } of presses) {
          const result = apply(order, event, how(by));
          if (!result.ok) continue;
          const reopened = event.type === 'payout-reversed';
          expect(isOver(order.status) && result.order.status !== order.status && !reopened).toBe(false);
          expect(result.order.version).toBe(order.version + 1);
          expect(result.order.holder !== undefined).toBe(stages[result.order.status].shared === true);
          if (result.order.status === 'paying' && order.status !== 'paying') {
            expect(['verify-code', 'bypass-code']).toContain(event.type);
            expect(result.order.handover.destination).toBeDefined();
            expect(result.order.handover.offer?.price).toBe(
              result.order.handover.inspection?.breakdown.estimate,
            );
          }
          order = result.order;
        }
      }),
      { numRuns: 20_000 },
    );
  });
});
