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
      answers: { power: ['power-yes'] },
      breakdown: { base: rupees(20_000), lines: [], estimate: rupees(18_500) },
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
    createdAt: at,
    updatedAt: at,
    ...(status === 'assigned' ? { holder: { account: asha.account, name: asha.name, since: noon } } : {}),
    ...changes,
  };
}

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
  release: { type: 'release' },
  revoke: { type: 'revoke' },
  'show-contact': { type: 'show-contact' },
  'log-call': { type: 'log-call', outcome: 'spoke' },
  'send-to-customer': { type: 'send-to-customer', text: 'We are on the way.' },
  'change-address': { type: 'change-address', place: andheri, served: true },
  cancel: { type: 'cancel', reason: 'customer-asked' },
  'merge-duplicate': {
    type: 'merge-duplicate',
    kept: { number: 'HT-0000-0000-0000', estimate: rupees(19_000) },
  },
};
