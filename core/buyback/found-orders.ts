import { z } from 'zod';
import { categories } from '../catalogue/index.ts';
import { type Conversation, type Detour, offer, say } from '../conversation/index.ts';
import { maskPhone } from '../customers/index.ts';
import { type Destination, destination } from '../payout/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import { type Matter, matter } from './matter.ts';
import { type Brief, canDo } from './matters.ts';
import { unproven } from './number-proof.ts';
import type { OrderStatus } from './order.ts';
import { statusLine } from './order-news.ts';
import { proofLimits } from './proof.ts';
import { stages } from './stages.ts';

const brief = z.object({
  number: z.string(),
  device: z.string(),
  status: z.enum(Object.keys(stages) as [OrderStatus, ...OrderStatus[]]),
  category: z.enum(categories),
  pincode: z.string(),
  slot: z.object({ from: z.number(), to: z.number() }),
  customer: z.object({
    name: z.string(),
    phone: z.string(),
    second: z.string().optional(),
    proven: z.array(z.enum(['phone', 'second'])).optional(),
  }),
});

const found = z.object({
  matter,
  number: z.string().optional(),
  orders: z.array(brief),
  destination: destination.optional(),
});

type Found = {
  readonly matter: Matter;
  readonly number?: string | undefined;
  readonly orders: readonly Brief[];
  readonly destination?: Destination | undefined;
};
type Going = { readonly order: Brief; readonly to: Destination | undefined; readonly facts: SellFacts };

/** The orders to choose from, newest first, in one question. */
const mostOffered = 8;

/**
 * What a customer wants of an order, once their orders are known: straight into it when only one can be meant, the question
 * which one when there are several, and why not when there is none.
 */
export function foundOrders(data: unknown, conversation: Conversation, facts: SellFacts): Detour<Command> {
  const { matter, number, orders, destination: to } = found.parse(data) as unknown as Found;
  const able = orders.filter((order) => canDo(order, matter));
  const meant =
    number === undefined
      ? able.length === 1
        ? able[0]
        : undefined
      : able.find((order) => order.number === number);
  if (meant) return openings[matter]({ order: meant, to, facts });
  if (number === undefined && able.length > 1) {
    const choices = able.slice(0, mostOffered).map(({ number: id, device }) => ({ number: id, device }));
    return {
      flow: 'which-order',
      aside: true,
      known: { matter, orders: choices, ...(to ? { destination: to } : {}) },
    };
  }
  const about = number === undefined ? orders[0] : orders.find((order) => order.number === number);
  return refused(matter, about, conversation);
}

const openings: { readonly [M in Matter]: (going: Going) => Detour<Command> } = {
  'cancel-order': ({ order: { number, device, pincode, slot } }) => ({
    flow: 'cancel-order',
    aside: true,
    known: { number, device, pincode, slot },
  }),
  'change-slot': ({ order: { number, device, pincode, slot } }) => ({
    flow: 'change-slot',
    aside: true,
    known: { number, device, pincode, before: slot },
  }),
  'change-address': ({ order: { number, device } }) => ({
    flow: 'change-address',
    aside: true,
    known: { number },
    says: [say('buyback.new-address-for', { number, device })],
  }),
  'second-number': ({ order: { number, device, customer } }) => ({
    flow: 'second-number',
    aside: true,
    known: { number, device, phone: customer.phone },
  }),
  'verify-number': ({ order: { number, customer }, facts }) => {
    const of = unproven(customer);
    const phone = maskPhone(customer.second ?? customer.phone);
    if (!of) return { flow: '', says: [say('buyback.number-proven-already', { phone })] };
    const wish = { type: 'prove-number', of, code: numberCode(facts.entropy) } as const;
    return { commands: [{ type: 'decide', number, wish }] };
  },
  'pay-to': ({ order: { number, device }, to }) => {
    const wish = to && ({ type: 'set-destination', destination: to } as const);
    if (wish) return { commands: [{ type: 'decide', number, wish }] };
    const says = [say('buyback.pay-for', { device })];
    return { flow: 'pay-to', aside: true, known: { number }, says };
  },
};

const agent = { id: '@agent', label: { key: 'choices.agent' } } as const;
const sell = { id: '@sell', label: { key: 'choices.sell' } } as const;

/** Too late, too early, or nothing there: what it is, and what can be done instead. */
function refused(matter: Matter, about: Brief | undefined, { stack }: Conversation): Detour<Command> {
  if (!about && stack.length > 0) return { flow: '', says: [say(`buyback.none-${matter}`)] };
  if (!about) return { says: [offer(`buyback.none-${matter}`, [sell])] };
  const { number, device } = about;
  const params = { number, device, status: statusLine(about) };
  const says = [offer(`buyback.cannot-${matter}`, [agent], params)];
  return stack.length > 0 ? { flow: '', says } : { says };
}

/** Six digits of 32 random bits; it moves no money. */
const numberCode = (entropy: Uint8Array): string => {
  const drawn = new DataView(entropy.buffer, entropy.byteOffset).getUint32(entropy.byteLength - 4);
  return String(drawn % 10 ** proofLimits.digits).padStart(proofLimits.digits, '0');
};

const proving = z.object({
  number: z.string(),
  phone: z.string(),
  /** Why a code was not taken, or not sent. */
  because: z
    .enum([
      'number-codes-over',
      'number-codes-today',
      'number-code-old',
      'number-code-tries',
      'number-code-wrong',
      'number-settled',
    ])
    .optional(),
  of: z.enum(['phone', 'second']),
  step: z.enum(['prove-number', 'type-number-code']),
});

/** What came of a code that was sent to a number, or typed. */
export function foundProof(data: unknown, { profile }: Conversation): Detour<Command> {
  const { number, phone: whole, because, of, step } = proving.parse(data);
  const phone = maskPhone(whole);
  const missed = because === 'number-code-wrong';
  const again = { flow: 'verify-number', aside: true, known: { number, phone, missed } } as const;
  if (missed) return { ...again, says: [say('support.number-code-wrong')] };
  const verify = { id: `@verify-number:${number}`, label: { key: 'choices.send-again' } } as const;
  if (because === 'number-settled') return { flow: '', says: [say('support.number-settled', { number })] };
  if (because === 'number-codes-over' || because === 'number-codes-today')
    return { says: [offer(`support.${because}`, [agent])] };
  if (because) return { says: [offer(`support.${because}`, [verify, agent])] };
  if (step === 'prove-number') return again;
  const change = of === 'phone' ? { profile: { ...profile, proven: whole } } : {};
  return { flow: '', says: [say('support.number-proven', { number, phone })], change };
}
