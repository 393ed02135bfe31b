import { describe, expect, it } from 'vitest';
import type { Actor } from '#core/buyback/actor.ts';
import type { Handover, Inspection } from '#core/buyback/handover.ts';
import { isImei } from '#core/buyback/handover-guards.ts';
import { differences } from '#core/buyback/inspection.ts';
import type { OrderStatus } from '#core/buyback/order.ts';
import type { EventType, OrderEvent } from '#core/buyback/order-events.ts';
import { progressOf } from '#core/buyback/progress.ts';
import { rupees } from '#core/shared/index.ts';
import { newItem, type WorkItem } from '#core/support/index.ts';
import { agreed, cracked, found, offer, scratched, upi } from './a-handover.ts';
import { events, sound } from './an-order.ts';
import { at, moved, refusal, types } from './moving.ts';
import { asha, customer, noon, ravi, system } from './people.ts';

describe('an order between its claim and its payment', () => {
  const arrival = { code: '4821', wrong: 0 };
  const ready = { ...agreed, destination: upi };

  const rows: readonly (readonly [OrderStatus, EventType, OrderStatus, Actor, Partial<Handover>?])[] = [
    ['assigned', 'schedule', 'scheduled', asha],
    ['assigned', 'time-out', 'unassigned', system],
    ['scheduled', 'schedule', 'scheduled', asha],
    ['scheduled', 'time-out', 'unassigned', system],
    ['scheduled', 'depart', 'en-route', asha],
    ['scheduled', 'too-many-plans', 'scheduled', asha],
    ['en-route', 'time-out', 'unassigned', system, { arrival }],
    ['en-route', 'change-slot', 'assigned', customer, { arrival }],
    ['scheduled', 'attempt-failed', 'assigned', asha],
    ['scheduled', 'release', 'unassigned', asha],
    ['scheduled', 'revoke', 'unassigned', ravi],
    ['en-route', 'arrive', 'inspecting', asha, { arrival }],
    ['en-route', 'wrong-code', 'en-route', asha, { arrival }],
    ['en-route', 'confirm-arrival', 'inspecting', ravi, { arrival }],
    ['en-route', 'attempt-failed', 'assigned', asha, { arrival }],
    ['inspecting', 'inspect', 'inspecting', asha],
    ['inspecting', 'add-photos', 'inspecting', asha, { inspection: scratched }],
    ['inspecting', 'submit-inspection', 'variance-review', asha, { inspection: scratched }],
    ['variance-review', 'approve', 'offer-made', ravi, { inspection: cracked }],
    ['variance-review', 'approve', 'offer-made', system, { inspection: scratched }],
    ['variance-review', 'reprice', 'offer-made', ravi, { inspection: cracked }],
    ['variance-review', 'return-for-evidence', 'inspecting', ravi, { inspection: cracked }],
    ['variance-review', 'refuse-device', 'no-deal', system, { inspection: cracked }],
    ['offer-made', 'decline', 'no-deal', customer, agreed],
    ['offer-made', 'expire', 'no-deal', system, { ...agreed, offer: { ...offer, until: noon } }],
    ['offer-made', 'dispute-line', 'variance-review', customer, agreed],
    ['gates', 'pass-gate', 'gates', asha, agreed],
    ['gates', 'waive-gate', 'gates', ravi, agreed],
    ['gates', 'fail-gate', 'gates', asha, agreed],
    ['gates', 'gates-passed', 'payment-pending', system, agreed],
    ['gates', 'set-destination', 'gates', customer, agreed],
    ['gates', 'refuse-device', 'no-deal', ravi, agreed],
    ['payment-pending', 'set-destination', 'payment-pending', customer, agreed],
    ['payment-pending', 'send-code', 'payment-pending', asha, ready],
    ['payment-pending', 'verify-code', 'paying', asha, ready],
    ['payment-pending', 'bypass-code', 'paying', ravi, ready],
    ['payment-pending', 'cancel', 'cancelled', customer, ready],
    ['paying', 'payout-succeeded', 'paid', system, ready],
    ['paying', 'payout-failed', 'payment-pending', system, ready],
    ['paid', 'complete', 'completed', system, ready],
    ['inspecting', 'revoke', 'unassigned', ravi, { inspection: scratched }],
    ['completed', 'payout-reversed', 'payment-pending', system, ready],
  ];
  it.each(rows.map(([from, type, to, by, handover = {}]) => ({ from, type, to, by, handover })))(
    'S0-65 S0-70 O2: $from, on $type, is $to',
    ({ from, type, to, by, handover }) => {
      const event = type === 'decline' ? ({ type, price: offer.price } as const) : events[type];
      const begun = { ...at(from, handover), slot: { from: noon, to: noon + 7_200_000 } };
      const result = moved(begun, event, by);
      expect(result).toMatchObject({ ok: true, order: { status: to, version: 3 } });
    },
  );

  it('S0-70 M8: a payment that came back is owed: nobody can cancel the order or refuse its device then', () => {
    const back = moved(at('completed', ready), events['payout-reversed'], system);
    if (!back.ok) throw new Error(back.reason.key);
    for (const type of ['cancel', 'refuse-device'] as const)
      expect(moved(back.order, events[type], ravi)).toMatchObject({
        ok: false,
        reason: { key: 'operators.price-is-owed' },
      });
  });

  it.each<readonly [OrderStatus, EventType]>([
    ['unassigned', 'schedule'],
    ['assigned', 'depart'],
    ['assigned', 'inspect'],
    ['scheduled', 'arrive'],
    ['inspecting', 'accept'],
    ['offer-made', 'verify-code'],
    ['gates', 'verify-code'],
    ['paying', 'verify-code'],
    ['paying', 'cancel'],
    ['paid', 'cancel'],
    ['inspecting', 'change-address'],
    ['inspecting', 'merge-duplicate'],
    ['completed', 'payout-succeeded'],
  ])('S2: %s does not take %s, whoever asks', (from, type) => {
    for (const by of [asha, ravi, customer, system])
      expect(moved(at(from, ready), events[type], by).ok).toBe(false);
  });

  it('is the partner’s alone, until a second person is asked for', () => {
    for (const type of ['schedule', 'depart'] as const)
      expect(refusal(moved(at(type === 'depart' ? 'scheduled' : 'assigned'), events[type], ravi))).toBe(
        'operators.not-yours',
      );
    expect(refusal(moved(at('inspecting'), events.inspect, ravi))).toBe('operators.not-yours');
    expect(refusal(moved(at('payment-pending', ready), events['verify-code'], ravi))).toBe(
      'operators.not-yours',
    );
    for (const type of ['approve', 'reprice'] as const)
      expect(refusal(moved(at('variance-review', { inspection: cracked }), events[type], asha))).toBe(
        'operators.second-person',
      );
    expect(refusal(moved(at('payment-pending', ready), events['bypass-code'], asha))).toBe(
      'operators.second-person',
    );
  });
});

const aTask = (change: Partial<WorkItem>): WorkItem => ({
  ...newItem({ id: 't1', kind: 'failed-pickup', subject: {}, at: noon }),
  ...change,
});

describe('the door', () => {
  const waiting = (wrong = 0) => at('en-route', { arrival: { code: '4821', wrong } });

  it('S0-66: opens by the customer’s code, which nobody of ours can read', () => {
    expect(moved(waiting(), { type: 'arrive', code: '4821' }).ok).toBe(true);
    expect(JSON.stringify(progressOf(waiting()))).not.toContain('4821');
  });

  it('S0-66: counts a wrong code, and after five only CX can say that the partner has come', () => {
    const wrong = moved(waiting(), { type: 'arrive', code: '1111' });
    expect(wrong).toMatchObject({ ok: false, instead: { type: 'wrong-code' } });
    const fifth = moved(waiting(4), { type: 'wrong-code' });
    expect(types(fifth)).toEqual(['open-item']);
    expect(refusal(moved(waiting(5), { type: 'arrive', code: '4821' }))).toBe('operators.code-locked');
    expect(refusal(moved(waiting(5), events['confirm-arrival'], asha))).toBe('operators.second-person');
    expect(refusal(moved(waiting(5), events['confirm-arrival'], ravi))).toBe('done');
  });

  it('S0-66: says how many tries are left, and on the last one that CX has it now', () => {
    const tried = (wrong: number) => moved(waiting(wrong), { type: 'arrive', code: '1111' });
    expect(tried(0)).toMatchObject({ reason: { key: 'operators.code-wrong', params: { left: 4 } } });
    expect(tried(3)).toMatchObject({ reason: { key: 'operators.code-wrong', params: { left: 1 } } });
    expect(tried(4)).toMatchObject({ reason: { key: 'operators.code-wrong-last' } });
    expect(refusal(tried(5))).toBe('operators.code-locked');
  });

  it('S0-66 S1: tries of earlier trips count, and whoever sets out without any left is a task for CX', () => {
    const before = at('scheduled', { wrongCodes: { [asha.account]: 5 } });
    const task = { type: 'open-item', kind: 'failed-pickup', about: { codes: 5, partner: 'Asha' } };
    const setOut = moved(before, { type: 'depart', code: '4821' });
    expect(setOut).toMatchObject({ commands: [{ type: 'tell-customer' }, task] });
    expect(types(moved(waiting(5), { type: 'wrong-code' }))).toEqual(['open-item']);
    const known = { ...waiting(5), items: [aTask({ subject: { codes: 5, partner: 'Asha' } })] };
    expect(types(moved(known, { type: 'wrong-code' }))).toEqual([]);
  });

  it('S0-66: the customer hears that the partner is on the way, with the code, and that they are there', () => {
    const said = (result: ReturnType<typeof moved>) =>
      result.ok ? result.commands.flatMap((each) => (each.type === 'tell-customer' ? [each.says] : [])) : [];
    expect(said(moved(at('scheduled'), { type: 'depart', code: '4821' }))).toMatchObject([
      { key: 'support.partner-departed', params: { name: 'Asha', code: '4821' } },
    ]);
    expect(said(moved(waiting(), { type: 'arrive', code: '4821' }))).toMatchObject([
      { key: 'support.partner-arrived' },
    ]);
  });
});

describe('the inspection', () => {
  const inspect = (changes: object) =>
    moved(at('inspecting'), { ...(events.inspect as object), ...changes } as OrderEvent);

  it('S0-68: works the price out of what was found; nobody types one', () => {
    const result = inspect({ answers: { display: ['scratched'] } });
    expect(result).toMatchObject({
      order: { handover: { inspection: { answers: { ...sound, display: ['scratched'] } } } },
    });
    const { inspection } = result.ok ? result.order.handover : {};
    expect(inspection?.breakdown).toEqual(scratched.breakdown);
    expect(scratched.breakdown.estimate).toBeLessThan(rupees(18_500));
  });

  it('S0-35: without it there is no final price', () => {
    expect(refusal(moved(at('inspecting'), events['submit-inspection']))).toBe('operators.not-inspected');
    const result = moved(at('variance-review', { inspection: scratched }), events.approve, ravi);
    expect(result).toMatchObject({
      order: { handover: { offer: { price: scratched.breakdown.estimate } } },
    });
  });

  it('S0-67: wants the number of the device, whole: 15 digits and their check', () => {
    expect(isImei('356938035643809')).toBe(true);
    for (const identifier of ['356938035643808', '35693803564380', '', 'A56938035643809'])
      expect(refusal(inspect({ identifier }))).toMatch(/^operators\.(not-an-imei|imei-length|imei-digit)$/);
  });

  it('refuses findings that its questions do not know', () => {
    expect(refusal(inspect({ answers: { display: ['on-fire'] } }))).toBe('operators.answers-unknown');
    expect(refusal(inspect({ answers: { engine: ['yes'] } }))).toBe('operators.answers-unknown');
    expect(refusal(inspect({ answers: { display: ['cracked', 'lines'] } }))).toBe(
      'operators.answers-unknown',
    );
  });

  it('S0-67: wants to know what the government’s check said of a telephone', () => {
    expect(refusal(inspect({ check: 'not-asked' }))).toBe('operators.no-check');
  });

  it('S0-67: a picture of one number’s check proves nothing of another number', () => {
    const again = (identifier: string) =>
      moved(at('inspecting', { inspection: scratched }), {
        ...events.inspect,
        answers: { display: ['scratched'] },
        identifier,
      } as OrderEvent);
    const photos = (result: ReturnType<typeof moved>) =>
      result.ok ? Object.keys(result.order.handover.inspection?.photos ?? {}) : [];
    expect(photos(again('356938035643809'))).toEqual(['display', 'check']);
    expect(photos(again('490154203237518'))).toEqual(['display']);
  });

  it('keeps the pictures that were asked for, and no others', () => {
    const photos = { display: ['p1'], body: ['p2'], constructor: ['p3'], 'no-such': ['p4'] } as never;
    const added = moved(at('inspecting', { inspection: { ...scratched, photos: {} } }), {
      type: 'add-photos',
      photos,
    });
    expect(added).toMatchObject({
      order: { handover: { inspection: { photos: { check: [], display: ['p1'] } } } },
    });
    const kept = added.ok ? Object.keys(added.order.handover.inspection?.photos ?? {}) : [];
    expect(kept).toEqual(['check', 'display']);
  });

  it('S0-67: wants a photo of every lowered answer and of the government’s check before it counts', () => {
    const bare = { ...cracked, photos: {} };
    const submit = (inspection: Inspection) =>
      moved(at('inspecting', { inspection }), events['submit-inspection']);
    expect(submit(bare)).toMatchObject({ reason: { key: 'operators.photos-missing', params: { count: 2 } } });
    const added = moved(at('inspecting', { inspection: bare }), {
      type: 'add-photos',
      photos: { check: ['p0'], display: ['p1'] },
    });
    expect(added.ok && submit(added.order.handover.inspection as Inspection).ok).toBe(true);
  });

  it('S0-68: a price near the estimate goes to the customer at once, one far below to a second person', () => {
    const submit = (inspection: Inspection) =>
      moved(at('inspecting', { inspection }), events['submit-inspection']);
    expect(submit(scratched)).toMatchObject({ commands: [{ type: 'follow', event: { type: 'approve' } }] });
    const far = found(
      { display: ['cracked'], body: ['dented'] },
      { photos: { check: ['p0'], display: ['p1'], body: ['p2'] } },
    );
    expect(submit(far)).toMatchObject({
      commands: [
        { type: 'open-item', kind: 'variance-review' },
        { type: 'tell-customer', says: { key: 'support.price-checked-first' } },
      ],
    });
    expect(submit({ ...scratched, check: 'not-verified' })).toMatchObject({
      commands: [
        { type: 'open-item', kind: 'variance-review' },
        { type: 'tell-customer', says: { key: 'support.device-checked-first' } },
      ],
    });
  });

  it('a device that is blacklisted or locked is not bought', () => {
    const submit = (more: Partial<Inspection>) =>
      moved(at('inspecting', { inspection: { ...scratched, ...more } }), events['submit-inspection']);
    expect(submit({ check: 'blacklisted' })).toMatchObject({
      commands: [{ event: { type: 'refuse-device', reason: 'blacklisted' } }],
    });
    expect(submit({ unlocked: false })).toMatchObject({
      commands: [{ event: { type: 'refuse-device', reason: 'locked' } }],
    });
  });

  it('S0-29: tells what was said and what was found, and the differences add up to the new price', () => {
    const order = at('offer-made', agreed);
    const lines = differences(order, cracked);
    expect(lines).toMatchObject([{ question: 'display', claimed: ['flawless'], found: ['cracked'] }]);
    const sum = lines.reduce((total, { amount }) => total + amount, 0);
    expect(Math.abs(order.estimate + sum - cracked.breakdown.estimate)).toBeLessThan(rupees(100));
  });
});
