import fc from 'fast-check';
import type { FeePolicy, Refusal } from '#core/ledger/index.ts';

export const policy: FeePolicy = { basisPoints: 200, least: 5 };
export const made = { by: 'slack:T1:U1', at: 1_795_000_000_000 };

const kinds = [
  'top-up',
  'hold',
  'hold',
  'hold',
  'adjust',
  'adjust',
  'capture',
  'capture',
  'release',
  'charge',
  'credit',
  'credit',
  'pay',
  'pay',
  'pay-other',
  'pay-again',
  'reverse',
  'correct',
] as const;

/** Something that somebody does to the books: one of two vendors, one of three orders, an amount in paise. */
export type WalletCommand = {
  readonly kind: (typeof kinds)[number];
  readonly vendor: string;
  readonly order: string;
  readonly amount: number;
};

/** What came of it: booked, or there was nothing to book, or why not. */
export type Outcome = 'booked' | 'nothing' | Refusal['type'];

/** What all accounts have, without those that have nothing. */
export type Books = Readonly<Record<string, number>>;

/** Amounts that are met again, and of which no share is even: 0 to 980 paise. */
const amounts = Array.from({ length: 21 }, (_, n) => n * 49);

/** One number a command: quick to draw, and shrinks to the first kinds and to small amounts. */
const command = fc.nat({ max: kinds.length * 2 * 3 * amounts.length - 1 }).map((drawn): WalletCommand => {
  const pairs = Math.floor(drawn / amounts.length);
  const which = Math.floor(pairs / 6);
  return {
    kind: kinds[which] ?? 'top-up',
    vendor: `V${pairs % 2}`,
    order: `HT-${pairs % 3}`,
    amount: amounts[drawn % amounts.length] ?? 0,
  };
});

export const commandsOf = (count: number) => fc.array(command, { minLength: count, maxLength: count });

export const withoutNothing = (balances: Iterable<readonly [string, number]>): Books =>
  Object.fromEntries([...balances].filter(([, balance]) => balance !== 0).sort());
