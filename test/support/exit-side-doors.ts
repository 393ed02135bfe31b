import { expect } from 'vitest';
import { type EventType, lifecycle, type OrderStatus } from '#core/buyback/index.ts';
import { rupees } from '#core/shared/index.ts';
import { actOnOrder } from '#db/orders/index.ts';
import { checkDuplicates } from '#db/work/index.ts';
import { aNewOrder, andheri, events } from '../core/buyback/an-order.ts';
import type { exitWalk } from './exit-walk.ts';
import type { Exits } from './exits.ts';
import type { Sold } from './typing.ts';

type ExitWalk = ReturnType<typeof exitWalk>;

/** Where numbers may be changed, three stages to an order: so many codes a customer is sent in a day. */
const inThrees = [
  ['unassigned', 'assigned', 'scheduled'],
  ['en-route', 'inspecting', 'offer-made'],
  ['gates', 'payment-pending'],
];

export async function customersChange(at: Exits, walk: ExitWalk): Promise<void> {
  const visit = (sold: Sold, numbersAt: readonly string[]) => async (stage: string) => {
    if (numbersAt.includes(stage)) await at.provesNumber(sold);
    if (numbersAt !== inThrees[0] && stage !== 'en-route') return;
    if (stage === 'unassigned') await walk.writes(sold);
    if (['unassigned', 'assigned', 'scheduled', 'en-route'].includes(stage)) await at.movesTo(sold, '400050');
    if (stage !== 'unassigned' && stage !== 'assigned' && stage !== 'scheduled') return;
    await at.movesTime(sold);
    if (stage === 'scheduled') {
      expect(await at.status(sold.number)).toBe('assigned');
      await walk.schedule(sold);
      await walk.schedule(sold, 'Change the visit');
    }
  };
  for (const stages of inThrees) {
    const sold = await at.sold();
    await walk.brings(sold, String(stages.at(-1)), visit(sold, stages));
    const wrong = await at.sold();
    await walk.brings(wrong, String(stages.at(-1)), async (stage) => {
      if (stages.includes(stage)) await at.correctsNumber(wrong);
    });
  }
  const waits = await walk.brings(await at.sold(), 'en-route');
  await at.movesTime(waits);
  expect(await at.status(waits.number)).toBe('assigned');
  const looked = await walk.brings(await at.sold(), 'inspecting');
  await walk.inspect(looked, { check: 'Could not be verified' });
  await walk.photos(looked);
  await walk.submit(looked);
  await at.sendsPhoto(looked);
  await at.provesNumber(looked);
  await at.correctsNumber(looked);
  const far = await at.sold();
  await at.presses('meena', far.number, 'Pickup not available');
  await at.sendsPhoto(far);
  await at.provesNumber(far);
  await at.correctsNumber(far);
  await at.movesTime(far);
}

/** Two orders of one person and model, the first of them worth less, and CX is asked about them. */
async function pair(at: Exits): Promise<Sold> {
  const phone = at.freshPhone();
  const lower = await at.sold({ phone, condition: ['1', '1', '3', '1', '1', '1', '1', '1'] });
  await at.sold({ phone });
  return lower;
}

const merge = 'Keep the highest, cancel the rest';

export async function duplicatesMerge(at: Exits, walk: ExitWalk): Promise<void> {
  for (const stage of ['unassigned', 'assigned', 'scheduled', 'en-route']) {
    const sold = await walk.brings(await pair(at), stage);
    await at.presses('meena', sold.number, merge);
    expect(await at.status(sold.number)).toBe('cancelled');
  }
  const far = await pair(at);
  await at.presses('meena', far.number, 'Pickup not available');
  await at.presses('meena', far.number, merge);
  expect(await at.status(far.number)).toBe('cancelled');
}

const place = { address: '9 Hill Road', pincode: '400050', district: 'Mumbai', state: 'Maharashtra' };

const cheaper = () => {
  const { quote } = aNewOrder();
  return { quote: { ...quote, breakdown: { ...quote.breakdown, estimate: rupees(15_000) } } };
};

/** Between the turn that writes an order and the job that opens it to partners, when no chat is answered either. */
export async function beforeAnybodyWasAsked(at: Exits, walk: ExitWalk): Promise<void> {
  await at.paused(async () => {
    const one = await at.written();
    const code = '482913';
    await at.wants(one, { type: 'send-photo', photo: 'p1' });
    await at.wants(one, { type: 'choose-number', phone: '+919812345678' });
    await at.wants(one, { type: 'prove-number', of: 'second', code });
    await at.wants(one, { type: 'type-number-code', code: '111111' }, 'refused');
    await at.wants(one, { type: 'type-number-code', code });
    await at.wants(one, { type: 'prove-number', of: 'phone', code, phone: '+919812345679' });
    await at.wants(one, { type: 'type-number-code', code });
    await at.wants(one, { type: 'change-address', place, served: true });
    const from = Date.now() + 26 * 3_600_000;
    await at.wants(one, { type: 'change-slot', slot: { from, to: from + 3_600_000 }, open: true });
    await walk.writes(one);
    await walk.cancels(one);
    const two = await at.written();
    await at.presses('meena', two.number, 'Pickup not available');
    const customer = { name: 'Asha Rao', phone: `+91${at.freshPhone()}` };
    const three = await at.written({ ...cheaper(), customer });
    await at.written({ customer });
    await checkDuplicates(at.store, { number: three.number, window: 24 * 3_600_000, at: Date.now() });
    expect(await at.status(three.number)).toBe('created');
    await at.presses('meena', three.number, merge);
  });
}

export async function callsWithoutHolder(at: Exits): Promise<void> {
  const { number } = await at.sold({ device: 'iphone 16 pro max 256 gb' });
  await at.person('meena').clicks(await at.card('meena', number), "I'll call to confirm");
  await at.settled();
  await at.presses('meena', number, 'Show contact');
  await at.presses('meena', number, 'Log a call', { outcome: 'call-later' });
  const other = await at.sold({ device: 'iphone 16 pro max 256 gb' });
  await at.person('meena').clicks(await at.card('meena', other.number), "I'll call to confirm");
  await at.settled();
  await at.presses('meena', other.number, 'Pickup not available');
  await at.presses('meena', other.number, 'Show contact');
  await at.presses('meena', other.number, 'Log a call', { outcome: 'no-answer' });
}

/** Orders of the vendor whose only person is rahul. */
export async function leavesTheArea(at: Exits): Promise<void> {
  const { number: declined } = await at.sold();
  await at.presses('rahul', declined, 'Not for me', { reason: 'too-far' });
  const by = { role: 'operator', account: at.accountOf('rahul'), name: 'rahul' } as const;
  const ways = [[], [events.schedule], [events.schedule, events.depart]] as const;
  for (const way of ways) {
    const sold = await at.sold();
    await at.presses('rahul', sold.number, 'Claim');
    for (const event of way)
      expect(await actOnOrder(at.store, { number: sold.number, event, by, at: Date.now() })).toMatchObject({
        ok: true,
      });
    const moves = { type: 'change-address', place: andheri, served: true } as const;
    const before = await at.status(sold.number);
    const asked = await actOnOrder(at.store, { number: sold.number, event: moves, by, at: Date.now() });
    expect(asked).toMatchObject({ ok: true, says: { key: 'matching.address-asked' } });
    expect(await at.status(sold.number)).toBe(before);
    await at.movesTo(sold, '400058');
    expect(await at.status(sold.number)).toBe('unassigned');
  }
}

const shopsOwn = { role: 'system', account: 'system', name: '' } as const;

/** Every event at an order of every stage where its table does not have it, by whoever may wish for it at all. */
export async function refusesAllElse(at: Exits): Promise<void> {
  const resting = await at.store.database.query<{
    status: OrderStatus;
    number: string;
    conversation: string;
  }>('select distinct on (status) status, number, conversation from orders order by status, number');
  expect(resting.length).toBeGreaterThan(8);
  const meena = { role: 'operator', account: at.accountOf('meena'), name: 'meena' } as const;
  for (const { status, number, conversation } of resting) {
    const before = await at.moves(number);
    const forbidden = (Object.keys(events) as EventType[]).filter((type) => !lifecycle[status][type]);
    for (const type of forbidden)
      for (const by of [meena, { role: 'customer', account: conversation, name: '' } as const, shopsOwn]) {
        const acted = await actOnOrder(at.store, { number, event: events[type], by, at: Date.now() });
        expect([status, type, by.role, acted.ok]).toEqual([status, type, by.role, false]);
        if (!acted.ok) expect(acted.reason.key).toMatch(/^(operators|staff|support)\./);
      }
    for (const type of Object.keys(lifecycle[status]) as EventType[]) {
      const nobody = { role: 'customer', account: 'telegram:7001:1', name: '' } as const;
      const acted = await actOnOrder(at.store, { number, event: events[type], by: nobody, at: Date.now() });
      expect([status, type, acted.ok]).toEqual([status, type, false]);
    }
    expect(await at.moves(number)).toBe(before);
  }
}
