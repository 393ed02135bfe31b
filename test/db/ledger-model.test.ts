import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableOf } from '#core/ledger/index.ts';
import type { Database, Executor } from '../../db/client/index.ts';
import {
  adjustHold,
  type Booked,
  captureHold,
  correctAccount,
  creditLead,
  type Held,
  holdForClaim,
  payoutProcessed,
  payoutReversed,
  recordTopUp,
  releaseHold,
  trialBalance,
} from '../../db/ledger/index.ts';
import { outcomeOf } from '../core/ledger/pure-books.ts';
import {
  type Books,
  commandsOf,
  made,
  policy,
  type WalletCommand,
  withoutNothing,
} from '../core/ledger/wallet-commands.ts';
import { walletModel } from '../core/ledger/wallet-model.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

/** PGlite has no second session, and takes longer for each. */
const sequences = { postgres: 100, pglite: 20 };

describe.each(databaseKinds)('whatever happens to wallets, on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  it('S0-59 M1 M3 M4: the database says what simple sums say', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(commandsOf(40), async (drawn) => {
        run += 1;
        // Vendors and orders that nobody had before: what is found afterwards is of this run.
        const commands = drawn.map((each) => ({
          ...each,
          vendor: `${each.vendor}-${run}`,
          order: `${each.order}-${run}`,
        }));
        const model = walletModel();
        const before = await booksOf(database);
        for (const [nth, command] of commands.entries()) {
          const asked = { ...command, ...model.payoutOf(command.order) };
          const came = await database.inTransaction((tx) => moves[command.kind](tx, asked, `${run}/${nth}`));
          expect([nth, command, outcomeOf(came)]).toEqual([nth, command, model.does(command)]);
        }
        expect(without(await booksOf(database), before)).toEqual(model.books());
      }),
      { numRuns: sequences[kind], endOnFailure: true },
    );
    expect(await trialBalance(database)).toMatchObject({ balanced: true, off: [] });
  }, 120_000);
});

type Asked = WalletCommand & ReturnType<ReturnType<typeof walletModel>['payoutOf']>;
type Move = (tx: Executor, asked: Asked, name: string) => Promise<Booked | Held>;

const named = (order: string, count: number) => `${order}/${count}`;
const because = { ...made, reason: 'because' };

const moves: Record<WalletCommand['kind'], Move> = {
  'top-up': (tx, { vendor, amount }, reference) =>
    recordTopUp(tx, { vendor, amount: amount + 1, reference, ...made }),
  hold: (tx, { order, vendor, amount }) =>
    holdForClaim(tx, { order, vendor, estimate: amount, policy, ...made }),
  adjust: (tx, { order, amount }) => adjustHold(tx, { order, price: amount, ...made }),
  capture: (tx, { order, amount }) => captureHold(tx, { order, price: amount, ...made }),
  release: (tx, { order }) => releaseHold(tx, { order, charge: false, ...because }),
  charge: (tx, { order }) => releaseHold(tx, { order, charge: true, ...because }),
  credit: (tx, { order, vendor }) => creditLead(tx, { order, vendor, ...because }),
  pay: (tx, { order, count, due }) =>
    payoutProcessed(tx, { order, amount: Math.max(1, due), reference: named(order, count + 1), ...made }),
  'pay-other': (tx, { order, count, due }) =>
    payoutProcessed(tx, { order, amount: due + 1, reference: named(order, count + 1), ...made }),
  'pay-again': (tx, { order, count, last, due }) =>
    payoutProcessed(tx, {
      order,
      amount: count > 0 ? last : due + 1,
      reference: named(order, count),
      ...made,
    }),
  reverse: (tx, { order, count, last }) =>
    payoutReversed(tx, { order, amount: last, reference: named(order, count), ...made }),
  correct: (tx, { vendor, amount }, key) =>
    correctAccount(tx, {
      key,
      account: availableOf(vendor),
      amount: amount - 500,
      approver: 'slack:T1:U2',
      ...because,
    }),
};

async function booksOf({ query }: Database): Promise<Books> {
  const rows = await query<{ account: string; balance: number }>(
    'select account, balance from ledger_balances',
  );
  return Object.fromEntries(rows.map(({ account, balance }) => [account, balance]));
}

/** What was added to each account. */
const without = (after: Books, before: Books): Books =>
  withoutNothing(
    Object.entries(after).map(([account, balance]) => [account, balance - (before[account] ?? 0)]),
  );
