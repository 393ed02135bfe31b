import type { Line } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import { questionBank, questionsFor, readAnswer, withoutAlone } from '../quoting/index.ts';
import type { Instant } from '../shared/index.ts';
import { type How, policyOf } from './actor.ts';
import { isCertificate } from './certificate.ts';
import { triesLeft } from './failing-pickup.ts';
import { differences, withoutPhoto } from './inspection.ts';
import { openGates } from './open-gates.ts';
import type { Order } from './order.ts';
import type { OrderEvent } from './order-events.ts';
import { photosLeft } from './sent-photos.ts';

type Guard = (order: Order, event: OrderEvent, how: How) => Line | undefined;

const refuse = (key: Line['key'], params?: Line['params']): Line => (params ? { key, params } : { key });
const unless = (holds: boolean, reason: Line): Line | undefined => (holds ? undefined : reason);

const lastCode = refuse('operators.code-wrong-last');

/** Whether a visit can be planned for a time: of those that have begun only the customer's own, once they moved it. */
export const canStillBePlanned = (
  { slot, moved = false }: { readonly slot: Order['slot']; readonly moved?: boolean },
  from: Instant,
  at: Instant,
): boolean => !moved || from === slot.from || from > at;

/** Why a move between claim and payment may be refused, by the name that the table uses. */
export const handoverGuards = {
  // A payment that came back has to be made again: nothing else ends such an order.
  'nothing is owed': ({ handover }) => unless(!handover.owed, refuse('operators.price-is-owed')),
  'slot is offered': (_order, event) =>
    unless(!('open' in event) || event.open, refuse('operators.slot-gone')),
  // Else who never came could say, at the time that the customer did away with, that nobody was home.
  'slot is to come once moved': ({ slot, handover: { again } }, event, { at }) =>
    unless(
      !('slot' in event) || canStillBePlanned({ slot, moved: again !== undefined }, event.slot.from, at),
      refuse('operators.slot-begun'),
    ),
  'may be moved again': ({ slot, handover: { replans = 0 } }, event, how) => {
    const isSame = !('slot' in event) || event.slot.from === slot.from;
    const { mostReplans } = policyOf(how);
    return unless(isSame || replans < mostReplans, refuse('operators.moved-enough', { count: replans }));
  },
  // The customer reads that somebody stood at their door.
  'visit has begun': (order, _event, { at }) => visitToCome(order, at),
  'code matches': (order, event, how) => {
    const { arrival } = order.handover;
    const left = triesLeft(order, how);
    if (!arrival || left <= 0) return refuse('operators.code-locked');
    const wrong = left > 1 ? refuse('operators.code-wrong', { left: left - 1 }) : lastCode;
    return unless('code' in event && event.code === arrival.code, wrong);
  },
  'number fits': ({ category }, event) => {
    if (!('identifier' in event)) return undefined;
    if (category === 'phone') return imeiFault(event.identifier);
    return unless(/^[A-Z\d][A-Z\d/-]{4,29}$/.test(event.identifier), refuse('operators.not-a-serial'));
  },
  'answers fit': ({ category }, event) => {
    if (!('answers' in event)) return undefined;
    const asked = new Map(questionsFor(questionBank, category).map((question) => [question.id, question]));
    const fit = Object.entries(event.answers).every(([id, answer]) => {
      const question = asked.get(id);
      return question !== undefined && readAnswer(question, withoutAlone(question, answer)).ok;
    });
    return unless(fit, refuse('operators.answers-unknown'));
  },
  'check is told': ({ category }, event) =>
    unless(
      !('check' in event) || category !== 'phone' || event.check !== 'not-asked',
      refuse('operators.no-check'),
    ),
  'is inspected': ({ handover }) =>
    unless(handover.inspection !== undefined, refuse('operators.not-inspected')),
  'photos are there': (order) => {
    const { inspection } = order.handover;
    const missing = inspection ? withoutPhoto(order, inspection) : [];
    return unless(missing.length === 0, refuse('operators.photos-missing', { count: missing.length }));
  },
  'by a second person': ({ holder, handover: { inspection } }, _event, { by }) =>
    unless(
      by.role === 'system' || ![holder?.account, inspection?.by].includes(by.account),
      refuse('operators.second-person'),
    ),
  'price as shown': ({ handover: { offer } }, event) =>
    unless('price' in event && event.price === offer?.price, refuse('support.price-moved')),
  'offer stands': ({ handover: { offer } }, _event, { at }) =>
    unless(offer !== undefined && at < offer.until, refuse('support.offer-over')),
  'can be disputed': (order, event) => {
    const { inspection, disputed } = order.handover;
    const question = 'question' in event ? event.question : '';
    const differs =
      inspection &&
      differences(order, inspection).some((each) => each.question === question && each.amount < 0);
    return unless(differs === true && !disputed.includes(question), refuse('support.disputed-already'));
  },
  'gate is asked for': (order, event, how) =>
    unless('gate' in event && openGates(order, how).includes(event.gate), refuse('operators.no-such-gate')),
  'offer is over': ({ handover: { offer } }, _event, { at }) =>
    unless(offer === undefined || at >= offer.until, refuse('operators.moved-on')),
  'takes photos still': ({ handover: { photos } }, _event, { at, ...how }) =>
    unless(photosLeft(photos, policyOf(how), at) > 0, refuse('support.photos-enough')),
  'destination is known': ({ handover }) =>
    unless(handover.destination !== undefined, refuse('operators.no-destination')),
  'not rated yet': ({ handover: { review } }, event) =>
    unless(
      review?.stars === undefined || !('stars' in event) || event.stars === undefined,
      refuse('support.review-kept'),
    ),
  'note is given': (_order, event) =>
    unless(!('note' in event) || event.note !== '', refuse('operators.no-note')),
  'certificate is a number': (_order, event) =>
    unless('certificate' in event && isCertificate(event.certificate), refuse('operators.not-a-certificate')),
  'remarks are given': (_order, event) =>
    unless(!('remarks' in event) || event.remarks !== '', refuse('operators.no-remarks')),
} as const satisfies Readonly<Record<string, Guard>>;

/** Nobody was found away before the time that was agreed on. */
export function visitToCome(
  { status, slot: { from } }: Pick<Order, 'status' | 'slot'>,
  now: Instant,
): Line | undefined {
  const key = status === 'en-route' ? 'operators.visit-not-begun' : 'operators.visit-to-come';
  return unless(now >= from, refuse(key, { at: { at: from, zone: zoneOf(''), show: 'date-time' } }));
}

/** Which rule of an IMEI a number breaks: digits only, 15 of them, the last being the Luhn check (3GPP TS 23.003, annex B). */
function imeiFault(text: string): Line | undefined {
  if (!/^\d+$/.test(text)) return refuse('operators.not-an-imei');
  if (text.length !== 15) return refuse('operators.imei-length', { count: text.length });
  return unless(isImei(text), refuse('operators.imei-digit'));
}

/** 15 digits whose last is the Luhn check of the others (3GPP TS 23.003, annex B). */
export function isImei(text: string): boolean {
  if (!/^\d{15}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, n) => {
    const value = Number(digit) * (n % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
