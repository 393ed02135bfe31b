import type { Choice, Line } from '../conversation/index.ts';
import type { Instant } from '../shared/index.ts';
import type { How } from './actor.ts';
import { numberToCome } from './number-correction.ts';
import type { Customer, Order } from './order.ts';
import { type Proof, proofLimits, type Reach } from './proof.ts';

/** The number that payment codes go to by SMS (S0-46): a second one once its own code was typed, the order's until then. */
export const codesGoTo = ({ phone, second, proven }: Customer): string =>
  second !== undefined && proven?.includes('second') ? second : phone;

/** The one of their numbers that is worth proving next. */
export const unproven = (customer: Customer): Reach | undefined => {
  const of: Reach = customer.second === undefined ? 'phone' : 'second';
  return customer.proven?.includes(of) ? undefined : of;
};

export const numberOf = (customer: Customer, of: Reach): string | undefined =>
  of === 'second' ? customer.second : customer.phone;

/** Where the code of a proof goes. */
export const numberProving = (order: Pick<Order, 'customer' | 'handover'>): string | undefined =>
  numberToCome(order) ?? numberOf(order.customer, order.handover.proof?.of ?? 'phone');

/** When codes were sent lately, so that they still count. */
export const recently = ({ sent }: Proof, at: Instant): readonly Instant[] =>
  sent.filter((time) => time > at - proofLimits.within);

/** What a customer can still do so that the code reaches them: a second number, and one that is checked. */
export const reachChoices = ({ number, customer }: Pick<Order, 'number' | 'customer'>): readonly Choice[] => [
  ...(customer.second === undefined
    ? [{ id: `@second-number:${number}`, label: { key: 'choices.second-number' } } as const]
    : []),
  ...(unproven(customer)
    ? [{ id: `@verify-number:${number}`, label: { key: 'choices.verify-number' } } as const]
    : []),
];

type Guard = (order: Order, event: { readonly type: string }, how: How) => Line | undefined;

/** Why a number is not proven now, by the name that the table uses. */
export const numberGuards = {
  'may get a code': ({ handover: { proof } }, _event, { at }) =>
    proof && recently(proof, at).length >= proofLimits.most
      ? { key: 'support.number-codes-over' }
      : undefined,
  'number may get a code': (_order, event) =>
    'sentToday' in event && Number(event.sentToday) >= proofLimits.mostToNumber
      ? { key: 'support.number-codes-today' }
      : undefined,
  'a code is open': ({ handover: { proof } }, _event, { at }) => {
    if (!proof || at >= proof.until) return { key: 'support.number-code-old' };
    return proof.wrong >= proofLimits.tries ? { key: 'support.number-code-tries' } : undefined;
  },
  // Only the shop itself wishes for it, and only after the code was right.
  'a number was proven': (order) =>
    numberToCome(order) === undefined ? { key: 'support.number-settled' } : undefined,
  'number code matches': ({ handover: { proof } }, event) =>
    'code' in event && event.code === proof?.code ? undefined : { key: 'support.number-code-wrong' },
} as const satisfies Readonly<Record<string, Guard>>;
