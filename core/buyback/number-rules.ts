import type { Reply } from '../conversation/index.ts';
import { maskPhone } from '../customers/index.ts';
import type { How } from './actor.ts';
import { numberToCome } from './number-correction.ts';
import { recently, unproven } from './number-proof.ts';
import type { Order, OrderStatus } from './order.ts';
import type { EventOf } from './order-events.ts';
import type { OrderCommand } from './order-news.ts';
import { proofLimits } from './proof.ts';
import type { Rules } from './rule.ts';

type Change = Partial<Order>;
const tell = (says: Reply): OrderCommand => ({ type: 'tell-customer', says });

function choose({ customer, handover }: Order, phone: string | undefined): Change {
  const { second: _before, proven = [], ...rest } = customer;
  const { proof, ...others } = handover;
  const still = proven.filter((each) => each !== 'second');
  const known = { ...rest, ...(still.length > 0 ? { proven: still } : {}) };
  const isOther = phone !== undefined && phone !== customer.phone;
  return {
    customer: isOther ? { ...known, second: phone } : known,
    // A code that was sent to a number proves nothing of another; how many were sent stays counted.
    handover: proof ? { ...others, proof: { ...proof, until: 0, phone: undefined } } : handover,
  };
}

const about = ({ number, device, customer }: Order) => ({
  number,
  device,
  phone: maskPhone(customer.second ?? customer.phone),
  own: maskPhone(customer.phone),
});

function chosen(order: Order): readonly OrderCommand[] {
  const { number, customer } = order;
  const key = customer.second === undefined ? 'support.codes-to-phone' : 'support.codes-to-second';
  const verify = { id: `@verify-number:${number}`, label: { key: 'choices.verify-number' } } as const;
  return [tell({ key, params: about(order), ...(unproven(customer) ? { choices: [verify] } : {}) })];
}

function sent({ handover }: Order, { of, code, phone }: EventOf<'prove-number'>, { at }: How): Change {
  const before = handover.proof ? recently(handover.proof, at) : [];
  const proof = {
    of,
    code,
    until: at + proofLimits.validFor,
    wrong: 0,
    sent: [...before, at],
    ...(phone === undefined ? {} : { phone }),
  };
  return { handover: { ...handover, proof } };
}

/** A code is good once; how many were sent stays counted. */
function proven({ customer, handover }: Order): Change {
  const { of = 'phone', sent: times = [], phone } = handover.proof ?? {};
  const spent = { of, code: '', until: 0, wrong: 0, sent: times, ...(phone === undefined ? {} : { phone }) };
  // Another number says nothing of the order's own: it takes its place next.
  if (phone !== undefined) return { handover: { ...handover, proof: spent } };
  const all = [...new Set([...(customer.proven ?? []), of])];
  return { customer: { ...customer, proven: all }, handover: { ...handover, proof: spent } };
}

function corrected({ customer, handover }: Order): Change {
  const { second, proven: before = [], ...rest } = customer;
  const phone = handover.proof?.phone ?? customer.phone;
  const others = second === undefined || second === phone ? [] : before.filter((each) => each === 'second');
  const kept = second === undefined || second === phone ? {} : { second };
  return { customer: { ...rest, ...kept, phone, proven: ['phone', ...others] } };
}

/** A number that was proven in the place of the order's is the order's. */
const correcting = (order: Order): readonly OrderCommand[] =>
  numberToCome(order) === undefined ? [] : [{ type: 'follow', event: { type: 'correct-number' } }];

const wrong = ({ handover }: Order): Change =>
  handover.proof
    ? { handover: { ...handover, proof: { ...handover.proof, wrong: handover.proof.wrong + 1 } } }
    : {};

/** What customers may do about their numbers until money is on its way. */
export const numbers = (to: OrderStatus): Rules => ({
  'choose-number': { to, change: (order, { phone }) => choose(order, phone), commands: chosen },
  'prove-number': {
    to,
    guards: ['may get a code', 'number may get a code'],
    change: sent,
    commands: () => [{ type: 'text-customer', template: 'number-code' }],
  },
  'type-number-code': {
    to,
    guards: ['a code is open', 'number code matches'],
    otherwise: { on: 'number code matches', event: { type: 'wrong-number-code' } },
    change: proven,
    commands: correcting,
  },
  'correct-number': { to, guards: ['a number was proven'], change: corrected },
  'wrong-number-code': { to, change: wrong },
});
