import { type Choice, type Line, offer, type Reply, say } from '../conversation/index.ts';
import { maskPhone, zoneOf } from '../customers/index.ts';
import { maskDestination } from '../payout/index.ts';
import { isLow, mostStars, starsText } from '../support/index.ts';
import { type How, policyOf } from './actor.ts';
import { codesOver, movedEnough, triedEnough } from './failing-pickup.ts';
import { differences, dropsTooFar, wordsOf } from './inspection.ts';
import { codesGoTo, reachChoices } from './number-proof.ts';
import { openGates } from './open-gates.ts';
import type { Order } from './order.ts';
import type { EventOf, OrderEvent } from './order-events.ts';
import type { OrderCommand } from './order-news.ts';
import { slotLine } from './pickup-steps.ts';
import { priceLines } from './price-lines.ts';
import type { Then } from './then.ts';

type Follows = readonly OrderCommand[];

const tell = (says: Reply): OrderCommand => ({ type: 'tell-customer', says });
const then = (event: OrderEvent): OrderCommand => ({ type: 'follow', event });
const task = (kind: Extract<OrderCommand, { type: 'open-item' }>['kind']): OrderCommand => ({
  type: 'open-item',
  kind,
});
const settled = (kind: Extract<OrderCommand, { type: 'open-item' }>['kind']): OrderCommand => ({
  type: 'close-items',
  kind,
  outcome: 'decided',
});
const about = ({ number, device }: Order) => ({ number, device });
const over: OrderCommand = { type: 'close-items', outcome: 'order-over' };
const at = (instant: number, order: Order) =>
  ({ at: instant, zone: zoneOf(order.place.pincode), show: 'date-time' }) as const;

/** The buttons under the price after inspection: take it, dispute one line, or keep the device (B2). */
const answersTo = (order: Order): readonly Choice[] => {
  const { number, handover } = order;
  const open = handover.inspection
    ? differences(order, handover.inspection).filter(
        ({ question, amount }) => amount < 0 && !handover.disputed.includes(question),
      )
    : [];
  return [
    {
      id: `@deal:accept:${number}:${handover.offer?.price ?? 0}`,
      label: { key: 'choices.accept-price' },
      binds: true,
    },
    ...open.map(
      ({ question }): Choice => ({
        id: `@deal:dispute:${number}:${question}`,
        label: { key: 'choices.dispute-line', params: { question: wordsOf(order.category, question).name } },
      }),
    ),
    { id: `@deal:decline:${number}:${handover.offer?.price ?? 0}`, label: { key: 'choices.keep-device' } },
  ];
};

function keyOfPrice(lines: readonly Line[], disputed: readonly string[]) {
  if (lines.length === 0) return 'support.price-confirmed';
  return disputed.length === 0 ? 'support.price-after-inspection' : 'support.price-looked-again';
}

function priceAfterInspection(order: Order): Follows {
  const { handover, estimate } = order;
  const { inspection, offer: made } = handover;
  if (!inspection || !made) return [];
  const found = differences(order, inspection);
  const lines = priceLines(order);
  const params = {
    ...about(order),
    estimate: { paise: estimate },
    price: { paise: made.price },
    until: at(made.until, order),
  };
  const key = keyOfPrice(lines, handover.disputed);
  const photos = found.flatMap(({ question }) => inspection.photos[question] ?? []);
  const says = offer(key, answersTo(order), lines.length === 0 ? params : { ...params, lines });
  return [tell(photos.length === 0 ? says : { ...says, photos })];
}

/** What follows from the moves between claim and payment, told of the order as it is after the move. */
export const handoverFollows = {
  scheduled: (order: Order, { slot }: EventOf<'schedule'>, { by, before }: Then): Follows => {
    const zone = zoneOf(order.place.pincode);
    const visit = { ...about(order), name: by.name, slot: slotLine(slot, zone) };
    const phone = maskPhone(codesGoTo(order.customer));
    // What to prepare was told with the first one.
    if (before.status === 'scheduled' && before.slot.from !== slot.from)
      return [tell(say('support.pickup-moved', { ...visit, was: slotLine(before.slot, zone) }))];
    return [tell(offer('support.pickup-scheduled', reachChoices(order), { ...visit, phone }))];
  },
  tooManyPlans: (order: Order, _event: OrderEvent, how: How): Follows => movedEnough(order, how),
  departed: (order: Order, { code }: EventOf<'depart'>, how: How): Follows => [
    tell(say('support.partner-departed', { ...about(order), name: how.by.name, code })),
    ...codesOver(order, how),
  ],
  attemptFailed: (order: Order, { reason }: EventOf<'attempt-failed'>, how: Then): Follows => [
    tell(say('support.attempt-failed', { ...about(order), because: { key: `support.attempt-${reason}` } })),
    ...triedEnough(order, reason, how),
  ],
  visitMissed: (order: Order, _event: OrderEvent, how: Then): Follows => [
    tell(
      offer(
        how.before.status === 'en-route' ? 'support.trip-missed' : 'support.visit-missed',
        [{ id: `@change-slot:${order.number}`, label: { key: 'choices.change-time' } }],
        about(order),
      ),
    ),
    ...triedEnough(order, 'nobody-came', how),
  ],
  wrongCode: (order: Order, _event: OrderEvent, how: How): Follows => codesOver(order, how),
  arrived: (order: Order): Follows => [
    tell(say('support.partner-arrived', about(order))),
    { type: 'close-items', kind: 'failed-pickup', outcome: 'spoke' },
  ],
  submitted: (order: Order, _event: OrderEvent, how: How): Follows => {
    const { inspection } = order.handover;
    if (!inspection) return [];
    if (inspection.check === 'blacklisted') return [then({ type: 'refuse-device', reason: 'blacklisted' })];
    if (!inspection.unlocked) return [then({ type: 'refuse-device', reason: 'locked' })];
    const drops = dropsTooFar(order.estimate, inspection.breakdown.estimate, policyOf(how));
    const unchecked = inspection.check !== 'clean' && inspection.check !== 'not-asked';
    const unsure = unchecked || inspection.bought !== undefined;
    if (!drops && !unsure) return [then({ type: 'approve' })];
    const key = drops ? 'support.price-checked-first' : 'support.device-checked-first';
    return [task('variance-review'), tell(say(key, about(order)))];
  },
  offered: (order: Order): Follows => [
    ...priceAfterInspection(order),
    settled('variance-review'),
    settled('price-dispute'),
  ],
  returned: (): Follows => [settled('variance-review'), settled('price-dispute')],
  disputed: (order: Order, { question }: EventOf<'dispute-line'>): Follows => [
    task('price-dispute'),
    tell(say('support.dispute-taken', { ...about(order), question: wordsOf(order.category, question).name })),
  ],
  accepted: (order: Order, _event: OrderEvent, how: How): Follows => [
    tell(
      offer('support.price-accepted', [payTo(order)], {
        ...about(order),
        price: { paise: order.handover.offer?.price ?? 0 },
      }),
    ),
    ...gatesLeft(order, how),
  ],
  gate: (order: Order, _event: OrderEvent, how: How): Follows => gatesLeft(order, how),
  gateFailed: (order: Order): Follows => [
    task('gate-failed'),
    tell(say('support.gate-failed', about(order))),
  ],
  destinationSet: (order: Order): Follows => [
    tell(say('support.destination-set', { number: order.number, destination: whereTo(order) })),
  ],
  paying: (order: Order): Follows => [
    tell(
      say('support.paying', {
        number: order.number,
        price: { paise: order.handover.offer?.price ?? 0 },
        destination: whereTo(order),
      }),
    ),
  ],
  payoutFailed: (order: Order): Follows => [
    task('failed-payout'),
    tell(offer('support.payout-failed', [payTo(order)], about(order))),
  ],
  paid: (order: Order, { simulated }: EventOf<'payout-succeeded'>): Follows => [
    tell(
      say(simulated ? 'support.receipt-simulated' : 'support.receipt', {
        ...about(order),
        price: { paise: order.handover.offer?.price ?? 0 },
        destination: whereTo(order),
      }),
    ),
    { type: 'close-items', kind: 'failed-payout', outcome: 'paid-again' },
    then({ type: 'complete' }),
  ],
  completed: (order: Order): Follows => [
    over,
    // Paid again after the first payment came back, it may be wiped already.
    ...(order.handover.wipe ? [] : [task('data-wipe')]),
    tell(offer('support.thank-you', ratings(order), about(order))),
  ],
  reviewed: (order: Order, { stars, words }: EventOf<'review'>): Follows => {
    const open = order.items.some(({ kind }) => kind === 'low-review');
    const help = isLow({ ...order.handover.review }) && !open ? [task('low-review')] : [];
    const thanks = { ...about(order), stars: starsText(stars) };
    if (words !== undefined && (stars === undefined || isLow({ stars })))
      return [...help, tell(say('support.review-words', thanks))];
    return [
      ...help,
      tell(
        say(
          isLow({ ...(stars === undefined ? {} : { stars }) })
            ? 'support.review-sorry'
            : 'support.review-thanks',
          thanks,
        ),
      ),
    ];
  },
  reversed: (order: Order): Follows => [
    task('failed-payout'),
    tell(offer('support.payout-reversed', [payTo(order)], about(order))),
  ],
  noDeal: (order: Order, { reason }: EventOf<'refuse-device'>): Follows => [
    tell(say('support.no-deal', { ...about(order), because: { key: `support.no-deal-${reason}` } })),
    over,
  ],
  keptDevice: (order: Order): Follows => [tell(say('support.device-kept', about(order))), over],
  offerOver: (order: Order): Follows => [tell(say('support.offer-expired', about(order))), over],
} as const;

/** What the customer can answer now: the buttons of the newest message, for when it has long gone by. */
export function dealChoices(order: Order): readonly Choice[] {
  if (order.status === 'offer-made') return answersTo(order);
  return order.status === 'gates' || order.status === 'payment-pending' ? [payTo(order)] : [];
}

/** One star first: typed numbers mean what they say. */
const ratings = ({ number }: Order): readonly Choice[] =>
  Array.from({ length: mostStars }, (_, n) => ({
    id: `@review:${number}:${n + 1}`,
    label: starsText(n + 1),
  }));

const payTo = ({ number }: Order): Choice => ({
  id: `@deal:pay:${number}`,
  label: { key: 'choices.pay-to' },
});

/** Once no gate is left, the payment may begin. */
function gatesLeft(order: Order, how: How): Follows {
  const open = openGates(order, how);
  return open.length === 0 ? [then({ type: 'gates-passed' })] : [];
}

const whereTo = ({ handover: { destination } }: Order): string =>
  destination ? maskDestination(destination) : '–';
