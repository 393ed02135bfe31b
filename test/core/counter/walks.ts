import type { Command } from '#core/buyback/index.ts';
import { chat } from '../../support/transcript.ts';

/** A customer in a transcript. */
export type Chat = ReturnType<typeof chat>;

/** Whether the open question's copy begins with `key`. */
export const isAsked = (customer: Chat, key: string) =>
  customer.last().replies.at(-1)?.key.startsWith(key) ?? false;

/** The first answer to every question about the condition, the best one: all of them, or as far as one offers `until`. */
export function isFlawless(customer: Chat, until = '') {
  while (isAsked(customer, 'buyback.ask-condition') && !customer.choices().includes(until))
    customer.says('1');
  return customer;
}

/** As far as the price of a flawless iPhone 11, or the question before it that offers `until`. */
export const getsPrice = (customer = chat(), until?: string) =>
  isFlawless(
    customer.starts().taps('@sell').taps('phone').taps('apple').says('iphone 11').says('128 gb'),
    until,
  );

/** As far as the summary before the order. */
export const getsSummary = (customer = getsPrice()) =>
  customer
    .taps('sell-now')
    .says('Asha Rao')
    .says('98765 43210')
    .says('same')
    .says('Flat 12B, Sai Kripa, SV Road, Andheri West')
    .says('400058')
    .says('skip')
    .says('tomorrow morning')
    .hears('buyback.summary');

/** The first command of its kind that the chat has led to. */
export const commandOf = <T extends Command['type']>(customer: Chat, type: T) =>
  customer.commands().find((command): command is Extract<Command, { type: T }> => command.type === type);

/** An order of theirs that nobody has yet. */
export const standing = {
  number: 'HT-7K3F-9M2Q-XY4A',
  device: 'Apple iPhone 12 64 GB',
  status: 'unassigned',
  category: 'phone',
  pincode: '400058',
  slot: { from: Date.parse('2026-11-22T09:00+05:30'), to: Date.parse('2026-11-22T12:00+05:30') },
  customer: { name: 'Asha Rao', phone: '+919876543210' },
} as const;

/** What a look-up of the shop's brings back. */
export const found = (customer: Chat, matter: string, orders: readonly object[] = [standing], more = {}) =>
  customer.does({ type: 'found', what: 'orders', data: { matter, orders, ...more } });
