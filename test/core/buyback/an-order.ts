import { noHandover } from '#core/buyback/handover.ts';
import type { NewOrder, Order, OrderStatus } from '#core/buyback/order.ts';
import type { EventType, OrderEvent } from '#core/buyback/order-events.ts';
import { rupees } from '#core/shared/index.ts';
import { asha, customer, noon } from './people.ts';

const bandra = {
  address: 'Flat 12B, Sai Kripa, Hill Road',
  pincode: '400050',
  district: 'Mumbai',
  state: 'Maharashtra',
};
export const andheri = { ...bandra, address: '4 SV Road', pincode: '400058' };

/** Nothing is wrong with it. */
export const sound = {
  power: ['yes'],
  display: ['flawless'],
  body: ['clean'],
  battery: ['good'],
  camera: ['working'],
  biometrics: ['working'],
  buttons: ['working'],
  faults: ['none'],
};

/** An iPhone 11 in Bandra, sold by Meera. */
export function aNewOrder(changes: Partial<NewOrder> = {}): NewOrder {
  return {
    number: 'HT-7K3F-9M2Q-XY4A',
    conversation: customer.account,
    locale: 'en',
    channel: 'telegram',
    category: 'phone',
    model: 'phone-apple-iphone-11',
    variant: 'phone-apple-iphone-11-4-64',
    device: 'iPhone 11 64 GB',
    quote: {
      variant: 'phone-apple-iphone-11-4-64',
      category: 'phone',
      book: 3,
      bank: 'b1',
      answers: sound,
      breakdown: {
        base: rupees(20_000),
        lines: [{ type: 'market', basisPoints: 9_250, amount: -rupees(1_500) }],
        estimate: rupees(18_500),
      },
      quotedAt: noon,
      validUntil: noon + 1,
    },
    worded: [{ question: 'power', asked: 'Does it turn on?', answered: ['Yes, it turns on'] }],
    customer: { name: 'Meera Joshi', phone: '+919876543210' },
    place: bandra,
    slot: { from: noon + 3_600_000, to: noon + 3 * 3_600_000 },
    source: { entry: 'direct', channel: 'telegram' },
    highValue: false,
    at: noon,
    ...changes,
  };
}

export function anOrder(status: OrderStatus, changes: Partial<Order> = {}): Order {
  const { at, channel: _channel, ...order } = aNewOrder();
  return {
    ...order,
    status,
    version: 2,
    estimate: order.quote.breakdown.estimate,
    items: [],
    handover: noHandover,
    createdAt: at,
    updatedAt: at,
    ...(held.includes(status) ? { holder: { account: asha.account, name: asha.name, since: noon } } : {}),
    ...changes,
  };
}

/** Stages at which a partner has it. */
const held: readonly OrderStatus[] = [
  'assigned',
  'scheduled',
  'en-route',
  'inspecting',
  'variance-review',
  'offer-made',
  'gates',
  'payment-pending',
  'paying',
  'paid',
];

/** One event of every type, as it would be allowed where its stage allows it. */
export const events: { readonly [T in EventType]: OrderEvent } = {
  'open-matching': { type: 'open-matching' },
  'mark-unserviceable': { type: 'mark-unserviceable' },
  'fix-pincode': {
    type: 'fix-pincode',
    area: { pincode: '400058', district: 'Mumbai', state: 'Maharashtra' },
    served: true,
  },
  'close-lead': { type: 'close-lead', reason: 'no-pickup' },
  claim: { type: 'claim' },
  'decline-offer': { type: 'decline-offer', reason: 'too-far' },
  release: { type: 'release' },
  revoke: { type: 'revoke' },
  'show-contact': { type: 'show-contact' },
  'log-call': { type: 'log-call', outcome: 'spoke' },
  'send-to-customer': { type: 'send-to-customer', text: 'We are on the way.' },
  'change-address': { type: 'change-address', place: andheri, served: true },
  'change-slot': { type: 'change-slot', slot: { from: noon + 7_200_000, to: noon + 10_800_000 }, open: true },
  'out-of-area': { type: 'out-of-area' },
  'report-address': { type: 'report-address', pincode: '400058' },
  'send-photo': { type: 'send-photo', photo: 'p1' },
  review: { type: 'review', stars: 5 },
  'settle-review': { type: 'settle-review', outcome: 'spoke', note: 'Called, and all is well.' },
  'record-wipe': { type: 'record-wipe', certificate: 'WC-2026-00417' },
  'choose-number': { type: 'choose-number', phone: '+919812345678' },
  'prove-number': { type: 'prove-number', of: 'phone', code: '482100' },
  'type-number-code': { type: 'type-number-code', code: '482100' },
  'wrong-number-code': { type: 'wrong-number-code' },
  'correct-number': { type: 'correct-number' },
  cancel: { type: 'cancel', reason: 'customer-asked' },
  'merge-duplicate': {
    type: 'merge-duplicate',
    kept: { number: 'HT-0000-0000-0000', estimate: rupees(19_000) },
  },
  schedule: { type: 'schedule', slot: { from: noon + 7_200_000, to: noon + 10_800_000 }, open: true },
  'too-many-plans': { type: 'too-many-plans' },
  'time-out': { type: 'time-out' },
  depart: { type: 'depart', code: '4821' },
  'attempt-failed': { type: 'attempt-failed', reason: 'nobody-home' },
  arrive: { type: 'arrive', code: '4821' },
  'wrong-code': { type: 'wrong-code' },
  'confirm-arrival': { type: 'confirm-arrival' },
  inspect: {
    type: 'inspect',
    answers: {},
    identifier: '356938035643809',
    check: 'clean',
    unlocked: true,
  },
  'add-photos': { type: 'add-photos', photos: { check: ['p1'] } },
  'submit-inspection': { type: 'submit-inspection' },
  approve: { type: 'approve' },
  'return-for-evidence': { type: 'return-for-evidence' },
  reprice: { type: 'reprice', answers: {} },
  'refuse-device': { type: 'refuse-device', reason: 'another-device' },
  accept: { type: 'accept', price: rupees(18_500) },
  'dispute-line': { type: 'dispute-line', question: 'display' },
  decline: { type: 'decline', price: rupees(18_500) },
  expire: { type: 'expire' },
  'pass-gate': { type: 'pass-gate', gate: 'ownership' },
  'waive-gate': { type: 'waive-gate', gate: 'identity', reason: 'known-customer' },
  'fail-gate': { type: 'fail-gate', gate: 'ownership' },
  'gates-passed': { type: 'gates-passed' },
  'set-destination': { type: 'set-destination', destination: { type: 'upi', vpa: 'meera@okaxis' } },
  'send-code': { type: 'send-code' },
  'verify-code': { type: 'verify-code' },
  'bypass-code': { type: 'bypass-code', remarks: 'spoke with her on the number of the order' },
  'payout-succeeded': { type: 'payout-succeeded' },
  'payout-failed': { type: 'payout-failed' },
  complete: { type: 'complete' },
  'payout-reversed': { type: 'payout-reversed' },
};
