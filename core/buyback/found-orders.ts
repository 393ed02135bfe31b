import { z } from 'zod';
import { categories } from '../catalogue/index.ts';
import { type Conversation, type Detour, offer, say } from '../conversation/index.ts';
import { maskPhone } from '../customers/index.ts';
import { type Destination, destination } from '../payout/index.ts';
import { slotSaid } from './change-slot.flow.ts';
import type { Command } from './commands.ts';
import { correction } from './correct-number.flow.ts';
import { reasonKept } from './dispute.flow.ts';
import { lineSaid } from './dispute-wish.ts';
import type { SellFacts } from './facts.ts';
import { type Matter, matter } from './matter.ts';
import { type Brief, canDo, type Named } from './matters.ts';
import { numberCode } from './number-code.ts';
import { unproven } from './number-proof.ts';
import type { OrderStatus } from './order.ts';
import { statusLine } from './order-news.ts';
import { namesDevice } from './order-wish.ts';
import { ordersNamed } from './orders-named.ts';
import { stages } from './stages.ts';

const brief = z.object({
  number: z.string(),
  device: z.string(),
  status: z.enum(Object.keys(stages) as [OrderStatus, ...OrderStatus[]]),
  category: z.enum(categories),
  model: z.string().optional(),
  pincode: z.string(),
  slot: z.object({ from: z.number(), to: z.number() }),
  customer: z.object({
    name: z.string(),
    phone: z.string(),
    second: z.string().optional(),
    proven: z.array(z.enum(['phone', 'second'])).optional(),
  }),
  proving: z.string().optional(),
  lines: z.array(z.string()).optional(),
});

const found = z.object({
  matter,
  number: z.string().optional(),
  orders: z.array(brief),
  destination: destination.optional(),
  said: z.string().optional(),
  phone: z.string().optional(),
  question: z.string().optional(),
  photos: z.array(z.string()).optional(),
});

type Found = {
  readonly matter: Matter;
  readonly number?: string | undefined;
  readonly orders: readonly Brief[];
  readonly destination?: Destination | undefined;
  readonly said?: string | undefined;
  readonly phone?: string | undefined;
  readonly question?: string | undefined;
  readonly photos?: readonly string[] | undefined;
};
type Going = {
  readonly order: Brief;
  readonly to: Destination | undefined;
  readonly said: string | undefined;
  readonly phone: string | undefined;
  readonly question: string | undefined;
  readonly photos: readonly string[];
  readonly facts: SellFacts;
};

/** The orders to choose from, newest first, in one question. */
const mostOffered = 8;

/** Pictures that wait until it is known which order they are of: as many as an album has. */
const mostWaiting = 10;

/**
 * What a customer wants of an order, once their orders are known: straight into it when only one can be meant, the question
 * which one when there are several, and why not when there is none.
 */
export function foundOrders(data: unknown, conversation: Conversation, facts: SellFacts): Detour<Command> {
  const { matter, number, orders, destination: to, ...more } = found.parse(data) as unknown as Found;
  const { phone, question, photos = [] } = more;
  const about = ordersMeant({ number, said: more.said }, orders, facts);
  // A device that none of their orders is about: nothing is done about another one unasked. Of a dispute all is asked back.
  const isOther = matter !== 'dispute' && isStrange(more.said, number, orders, facts);
  const said = isOther ? undefined : more.said;
  const [meant, ...others] = about.filter((order) => canDo(order, matter));
  if (meant && others.length === 0)
    return openings[matter]({ order: meant, to, said, phone, question, photos, facts });
  if (!meant) return refused(matter, about[0], conversation);
  const choices = [meant, ...others].slice(0, mostOffered).map(nameOf);
  const told = { ...(to ? { destination: to } : {}), ...(said === undefined ? {} : { said }) };
  const sent =
    matter === 'keep-photo' ? { photos: [...waiting(conversation), ...photos].slice(-mostWaiting) } : {};
  const known = { matter, orders: choices, ...told, ...sent, ...(phone === undefined ? {} : { phone }) };
  return { flow: 'which-order', aside: true, known };
}

const isStrange = (
  said: string | undefined,
  number: string | undefined,
  orders: readonly Brief[],
  facts: SellFacts,
): boolean =>
  said !== undefined &&
  number === undefined &&
  ordersNamed(said, orders, facts).length === 0 &&
  namesDevice(said, facts.search);

type Meaning = Pick<Found, 'number' | 'said'>;

/** One by its number; those that the words name; all of them when they name none. */
function ordersMeant({ number, said }: Meaning, orders: readonly Brief[], facts: SellFacts) {
  if (number !== undefined) return orders.filter((order) => order.number === number);
  const named = said === undefined ? [] : ordersNamed(said, orders, facts);
  return named.length > 0 ? named : orders;
}

const nameOf = ({ number, device, model, category }: Brief): Named => ({ number, device, model, category });

const openings: { readonly [M in Matter]: (going: Going) => Detour<Command> } = {
  'cancel-order': ({ order: { number, device, pincode, slot } }) => ({
    flow: 'cancel-order',
    aside: true,
    known: { number, device, pincode, slot },
  }),
  'change-slot': ({ order, said, facts }) => {
    const { number, device, pincode, slot: before } = order;
    const read = said === undefined ? undefined : slotSaid(said, order, facts);
    const few = read && { few: read.type === 'slot' ? [read.slot.id] : read.slots.map(({ id }) => id) };
    return { flow: 'change-slot', aside: true, known: { number, device, pincode, before, ...few } };
  },
  'change-address': ({ order: { number, device } }) => ({
    flow: 'change-address',
    aside: true,
    known: { number },
    says: [say('buyback.new-address-for', { number, device })],
  }),
  'second-number': ({ order: { number, device, customer }, phone: given }) => {
    const { phone } = customer;
    const told = given === undefined ? {} : { told: given };
    return { flow: 'second-number', aside: true, known: { number, device, phone, ...told } };
  },
  'correct-number': ({ order: { number, device, customer }, phone: given, facts }) => {
    const { phone } = customer;
    if (given === phone) return { flow: '', ...correction({ number, phone, right: given }, facts) };
    const told = given === undefined ? {} : { told: given };
    return { flow: 'correct-number', aside: true, known: { number, device, phone, ...told } };
  },
  'verify-number': ({ order: { number, customer, proving }, facts }) => {
    if (proving !== undefined) return correction({ number, phone: customer.phone, right: proving }, facts);
    const of = unproven(customer);
    const phone = maskPhone(customer.second ?? customer.phone);
    if (!of) return { flow: '', says: [say('buyback.number-proven-already', { phone })] };
    const wish = { type: 'prove-number', of, code: numberCode(facts.entropy) } as const;
    return { commands: [{ type: 'decide', number, wish }] };
  },
  // Which line is meant stands on its button; words say it when they name it, or when there is one line only.
  dispute: ({ order: { number, device, category, lines = [] }, question, said, facts }) => {
    const spoken = lineSaid(said ?? '', lines, facts.lexicon);
    const meant = question === undefined ? spoken : lines.find((line) => line === question);
    if (meant === undefined && question !== undefined)
      return { says: [say('support.disputed-already', { number })] };
    if (meant === undefined) return { commands: [{ type: 'show-orders', number }] };
    const told = said === undefined ? undefined : reasonKept(said);
    return { flow: 'dispute', aside: true, known: { number, device, category, question: meant, told } };
  },
  'keep-photo': ({ order: { number }, photos }) => ({
    commands: photos.length === 0 ? [] : [{ type: 'keep-photos', number, photos }],
  }),
  'pay-to': ({ order: { number, device }, to }) => {
    const says = [say('buyback.pay-for', { device })];
    // What waited for a yes is given up for what is told now, or for the question.
    return { flow: 'pay-to', aside: true, known: { number, device, told: to }, says };
  },
};

/** Pictures that an album brought before this one, while it is asked which order they are of. */
function waiting({ stack }: Conversation): readonly string[] {
  const { matter: wish, photos } = stack.findLast(({ flow }) => flow === 'which-order')?.known ?? {};
  return wish === 'keep-photo' && Array.isArray(photos) ? photos : [];
}

const noPhotos = (asks: boolean): Detour<Command> =>
  asks
    ? { flow: '', says: [say('buyback.none-keep-photo')] }
    : { says: [offer('buyback.none-keep-photo', [sell])] };

const agent = { id: '@agent', label: { key: 'choices.agent' } } as const;
const sell = { id: '@sell', label: { key: 'choices.sell' } } as const;

/** Too late, too early, or nothing there: what it is, and what can be done instead. */
function refused(matter: Matter, about: Brief | undefined, { stack }: Conversation): Detour<Command> {
  if (matter === 'dispute') return { commands: [{ type: 'show-orders' }] };
  // What is over takes none: they mean what they sell now.
  if (matter === 'keep-photo') return noPhotos(stack.length > 0);
  if (!about && stack.length > 0) return { flow: '', says: [say(`buyback.none-${matter}`)] };
  if (!about) return { says: [offer(`buyback.none-${matter}`, [sell])] };
  const { number, device } = about;
  const params = { number, device, status: statusLine(about) };
  const says = [offer(`buyback.cannot-${matter}`, [agent], params)];
  return stack.length > 0 ? { flow: '', says } : { says };
}

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
  /** It has taken the place of the order's number. */
  corrected: z.boolean().optional(),
});

/** What came of a code that was sent to a number, or typed. */
export function foundProof(data: unknown, { profile }: Conversation): Detour<Command> {
  const { number, phone: whole, because, of, step, corrected } = proving.parse(data);
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
  if (corrected) {
    const change = { profile: { ...profile, phone: whole, proven: whole } };
    return { flow: '', says: [say('support.number-corrected', { number, phone })], change };
  }
  const change = of === 'phone' ? { profile: { ...profile, proven: whole } } : {};
  return { flow: '', says: [say('support.number-proven', { number, phone })], change };
}
