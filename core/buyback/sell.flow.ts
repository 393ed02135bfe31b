import { type Choice, type Finish, type Flow, type Line, offer } from '../conversation/index.ts';
import { maskPhone, zoneOf } from '../customers/index.ts';
import { wordedAnswers } from '../quoting/index.ts';
import { orderNumber } from '../shared/index.ts';
import type { Command } from './commands.ts';
import { conditionSteps } from './condition-steps.ts';
import { addressLine, confirmStep } from './confirm-step.ts';
import { deviceSteps } from './device-steps.ts';
import type { SellFacts } from './facts.ts';
import { reachChoices } from './number-proof.ts';
import type { NewOrder } from './order.ts';
import { personSteps } from './person-steps.ts';
import { pickupSteps, slotLine } from './pickup-steps.ts';
import { type Sale, sale } from './sale.ts';
import { rememberedPlace } from './saved-place.ts';
import { soldDevice } from './sold-device.ts';

const steps = { ...deviceSteps, ...conditionSteps, ...personSteps, ...pickupSteps, ...confirmStep };
/** By name, in the order they are asked; some are worked out by the shop itself. */
export type SellStep = keyof typeof steps;

/** From "what do you want to sell" to an order: the steps in the order they are asked (S0-8). */
export const sellFlow: Flow<Sale, SellFacts, Command> = {
  name: 'sell',
  answers: sale,
  steps,
  impersonal: new Set<keyof Sale>([
    ...(['category', 'brand', 'model', 'candidates', 'variants', 'variant', 'condition', 'picking'] as const),
    ...(['quote', 'moved', 'explaining', 'accepted', 'editing'] as const),
  ]),
  finish: (known, facts) => createOrder(known as Sale, facts),
};

function createOrder(sold: Sale, facts: SellFacts): Finish<Command> {
  const order = toOrder(sold, facts);
  const params = {
    number: order.number,
    price: { paise: order.quote.breakdown.estimate },
    device: order.device,
    address: addressLine(order.place),
    slot: slotLine(order.slot, zoneOf(order.place.pincode)),
    reach: reachLine(order),
    badges: { key: 'quoting.trust-badges' },
  } as const;
  const { name, phone, whatsapp = phone } = order.customer;
  return {
    replies: [offer('buyback.order-created', afterOrder(order), params)],
    // A contact card may be an old one; who writes from the number has it now.
    commands: [
      { type: 'create-order', order },
      ...(facts.person.vouched === phone ? [{ type: 'link-chat', phone } as const] : []),
    ],
    profile: { name, phone, whatsapp, ...rememberedPlace(order.place, phone) },
  };
}

const afterOrder = ({ number, customer }: NewOrder): readonly Choice[] => [
  { id: '@track', label: { key: 'choices.track' } },
  { id: `@address:${number}`, label: { key: 'choices.change-address' } },
  ...reachChoices({ number, customer }),
  { id: '@sell', label: { key: 'choices.sell' } },
];

/** Where the payment code will go, and what to do when that is the phone that is sold (S0-46). */
const reachLine = ({ category, customer }: NewOrder): Line => ({
  key: category === 'phone' ? 'buyback.reach-of-phone' : 'buyback.reach',
  params: { phone: maskPhone(customer.phone) },
});

function toOrder(sold: Sale, facts: SellFacts): NewOrder {
  const { quote } = sold;
  return {
    number: orderNumber(facts.entropy),
    conversation: facts.conversation,
    locale: facts.locale,
    channel: facts.channel,
    category: sold.category,
    model: sold.model,
    variant: sold.variant,
    device: soldDevice(sold.variant, facts),
    quote,
    worded: wordedAnswers(quote, facts.bank, facts.word),
    customer: {
      name: sold.name,
      phone: sold.phone,
      ...(sold.whatsapp === sold.phone ? {} : { whatsapp: sold.whatsapp }),
      ...(sold.phoneVouched || facts.person.proven === sold.phone ? { proven: ['phone'] } : {}),
    },
    place: sold.place,
    slot: { from: sold.slot.from, to: sold.slot.to },
    source: facts.source,
    highValue: quote.breakdown.estimate >= facts.policies.highValue,
    at: facts.now,
  };
}
