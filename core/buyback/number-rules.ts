import type { Reply } from '../conversation/index.ts';
import { maskPhone } from '../customers/index.ts';
import type { How } from './actor.ts';
import { codesGoTo, recently, unproven } from './number-proof.ts';
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
    handover: proof ? { ...others, proof: { ...proof, until: 0 } } : handover,
  };
}

const about = ({ number, device, customer }: Order) => ({
  number,
  device,
  phone: maskPhone(codesGoTo(customer)),
});

function chosen(order: Order): readonly OrderCommand[] {
  const { number, customer } = order;
  const key = customer.second === undefined ? 'support.codes-to-phone' : 'support.codes-to-second';
  const verify = { id: `@verify-number:${number}`, label: { key: 'choices.verify-number' } } as const;
  return [tell({ key, params: about(order), ...(unproven(customer) ? { choices: [verify] } : {}) })];
}

function sent({ handover }: Order, { of, code }: EventOf<'prove-number'>, { at }: How): Change {
  const before = handover.proof ? recently(handover.proof, at) : [];
  const proof = { of, code, until: at + proofLimits.validFor, wrong: 0, sent: [...before, at] };
  return { handover: { ...handover, proof } };
}

/** A code is good once; how many were sent stays counted. */
function proven({ customer, handover }: Order): Change {
  const { of = 'phone', sent: times = [] } = handover.proof ?? {};
  const all = [...new Set([...(customer.proven ?? []), of])];
  const spent = { of, code: '', until: 0, wrong: 0, sent: times };
  return { customer: { ...customer, proven: all }, handover: { ...handover, proof: spent } };
}

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
  },
  'wrong-number-code': { to, change: wrong },
});
