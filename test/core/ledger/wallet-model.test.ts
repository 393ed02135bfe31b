import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from '#core/ledger/index.ts';
import { pureBooks } from './pure-books.ts';
import { commandsOf, withoutNothing } from './wallet-commands.ts';
import { walletModel } from './wallet-model.ts';

const sequences = 20_000;
const length = 40;

it('S0-59 M1 M3 M4: whatever vendors, people and providers do, the books say what simple sums say', () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(commandsOf(length), (commands) => {
      const model = walletModel();
      const books = pureBooks();
      commands.forEach((command, nth) => {
        const came = books.does({ ...command, ...model.payoutOf(command.order) }, nth);
        const should = model.does(command);
        if (came !== should) throw new Error(`${command.kind}: ${came} instead of ${should}`);
        outcomes.set(`${command.kind}: ${came}`, (outcomes.get(`${command.kind}: ${came}`) ?? 0) + 1);
        for (const [account, balance] of Object.entries(books.books()))
          if (balance < 0 && /^(vendor|payouts)/.test(account)) throw new Error(`${account} has ${balance}`);
      });
      expect(books.books()).toEqual(model.books());
      expect(withoutNothing(fold(books.entries().flatMap(({ lines }) => lines)))).toEqual(books.books());
      const sum = Object.values(books.books()).reduce((total, balance) => total + balance, 0);
      expect(sum).toBe(0);
    }),
    { numRuns: sequences },
  );
  // The sequences are worth something only if they come everywhere.
  expect([...outcomes.keys()].sort()).toEqual(everything);
}, 120_000);

const everything = [
  'adjust: booked',
  'adjust: insufficient',
  'adjust: no-hold',
  'adjust: nothing',
  'capture: beyond-hold',
  'capture: booked',
  'capture: no-hold',
  'capture: nothing',
  'charge: booked',
  'charge: no-hold',
  'charge: nothing',
  'correct: booked',
  'correct: insufficient',
  'credit: booked',
  'credit: no-hold',
  'credit: nothing',
  'credit: nothing-charged',
  'hold: booked',
  'hold: held-already',
  'hold: insufficient',
  'hold: nothing',
  'pay-again: not-due',
  'pay-again: nothing',
  'pay-other: not-due',
  'pay: booked',
  'pay: not-due',
  'release: booked',
  'release: no-hold',
  'release: nothing',
  'reverse: booked',
  'reverse: not-processed',
  'reverse: nothing',
  'top-up: booked',
];
