import { type How, policyOf } from './actor.ts';
import type { Handover, Inspection } from './handover.ts';
import { foundAnswers, priceFound, withoutPhoto } from './inspection.ts';
import { letGo, missedCodes } from './letting-go.ts';
import type { Order } from './order.ts';
import type { EventOf, OrderEvent } from './order-events.ts';

type Change = Partial<Order>;

const of = (photos: Inspection['photos'], name: string): readonly string[] =>
  (Object.hasOwn(photos, name) && photos[name]) || [];

const change = ({ handover }: Order, part: Partial<Handover>): Change => ({
  handover: { ...handover, ...part },
});

/** The price of what was found, until when it stands, and the question that it answers. */
function offered(order: Order, inspection: Inspection, { at, ...how }: How): Change {
  const price = inspection.breakdown.estimate;
  return change(order, { inspection, offer: { price, until: at + policyOf(how).offer } });
}

/** What each move between claim and payment changes of the order. */
export const handoverChanges = {
  /** How long it may be kept still counts from the claim: only its holder says that a visit failed. */
  attemptFailed: (order: Order): Change => {
    const { arrival: _gone, ...rest } = order.handover;
    return { handover: { ...rest, ...missedCodes(order), attempts: rest.attempts + 1 } };
  },
  /** Nobody came at the time that was agreed on: whoever comes next agrees on another. */
  visitMissed: (order: Order): Change => {
    const { handover, ...rest } = letGo(order);
    return { ...rest, handover: { ...handover, attempts: handover.attempts + 1 } };
  },
  /** A visit that its holder moves is counted; its customer's own wish for another time is settled by it. */
  scheduled: (order: Order, { slot }: EventOf<'schedule'>): Change => {
    const { excused: _settled, ...handover } = order.handover;
    const moves = order.status === 'scheduled' && slot.from !== order.slot.from;
    return { slot, handover: moves ? { ...handover, replans: (handover.replans ?? 0) + 1 } : handover };
  },
  departed: (order: Order, { code }: EventOf<'depart'>, { by, at }: How): Change => {
    const wrong = order.handover.wrongCodes?.[by.account] ?? 0;
    return change(order, { arrival: { code, wrong, since: at } });
  },
  wrongCode: (order: Order): Change => {
    const { arrival } = order.handover;
    return arrival ? change(order, { arrival: { ...arrival, wrong: arrival.wrong + 1 } }) : {};
  },
  inspected: (order: Order, event: EventOf<'inspect'>, { by, at }: How): Change => {
    const { identifier, check, unlocked } = event;
    const answers = foundAnswers(order, event.answers);
    const before = order.handover.inspection;
    const { check: checked, ...others } = before?.photos ?? {};
    // The picture of one number's check proves nothing of another.
    const isSame = before?.identifier === identifier && before.check === check;
    const photos = isSame && checked ? { ...others, check: checked } : others;
    const breakdown = priceFound(order, answers);
    return change(order, {
      inspection: { answers, identifier, check, unlocked, breakdown, photos, by: by.account, at },
    });
  },
  submitted: (order: Order, _event: OrderEvent, { bought }: How): Change => {
    const { inspection } = order.handover;
    if (!inspection) return {};
    const { bought: _before, ...found } = inspection;
    return change(order, { inspection: bought === undefined ? found : { ...found, bought } });
  },
  photosAdded: (order: Order, { photos }: EventOf<'add-photos'>): Change => {
    const { inspection } = order.handover;
    if (!inspection) return {};
    const asked = withoutPhoto(order, { ...inspection, photos: {} });
    const all = Object.fromEntries(
      asked.map((name) => [name, [...new Set([...of(inspection.photos, name), ...of(photos, name)])]]),
    );
    return change(order, { inspection: { ...inspection, photos: all } });
  },
  offered: (order: Order, _event: OrderEvent, how: How): Change => {
    const { inspection } = order.handover;
    return inspection ? offered(order, inspection, how) : {};
  },
  repriced: (order: Order, event: EventOf<'reprice'>, how: How): Change => {
    const { inspection } = order.handover;
    if (!inspection) return {};
    const answers = foundAnswers(order, { ...inspection.answers, ...event.answers });
    return offered(order, { ...inspection, answers, breakdown: priceFound(order, answers) }, how);
  },
  disputed: (order: Order, { question, reason }: EventOf<'dispute-line'>): Change => {
    const { disputed, reasons } = order.handover;
    const why = reason === undefined ? {} : { reasons: { ...reasons, [question]: reason } };
    return change(order, { disputed: [...disputed, question], ...why });
  },
  gatePassed: (order: Order, { gate }: EventOf<'pass-gate'>): Change =>
    change(order, { gates: { ...order.handover.gates, [gate]: 'passed' } }),
  gateWaived: (order: Order, { gate }: EventOf<'waive-gate'>): Change =>
    change(order, { gates: { ...order.handover.gates, [gate]: 'waived' } }),
  /** Nobody is at the customer's door any more: our own people pay again. */
  backWithUs: (order: Order, _event: OrderEvent, { by, at }: How): Change => ({
    ...change(order, { owed: true }),
    holder: { account: by.account, name: by.name, since: at },
  }),
  reviewed: (order: Order, { stars, words }: EventOf<'review'>): Change =>
    change(order, {
      review: {
        ...order.handover.review,
        ...(stars === undefined ? {} : { stars }),
        ...(words === undefined ? {} : { words }),
      },
    }),
  reviewSettled: (order: Order, { note }: EventOf<'settle-review'>, { at }: How): Change =>
    change(order, { talks: [...(order.handover.talks ?? []), { at, note }] }),
  wiped: (order: Order, { certificate }: EventOf<'record-wipe'>, { at }: How): Change =>
    change(order, { wipe: { certificate, at } }),
  photoSent: ({ handover }: Order, { photo }: EventOf<'send-photo'>, { at }: How): Change => ({
    handover: { ...handover, photos: [...(handover.photos ?? []), { id: photo, at }] },
  }),
  destinationSet: (order: Order, { destination }: EventOf<'set-destination'>): Change =>
    change(order, { destination }),
} as const;
