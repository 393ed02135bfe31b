import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

/**
 * Money that moved, append-only. An order or a vendor is named by its number alone, without a reference to its row: the
 * books outlive what has to be erased.
 */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    /** The idempotency key: what it is about, never a random id. */
    id: text().primaryKey(),
    sequence: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    number: text(),
    maker: text().notNull(),
    approver: text(),
    reference: text(),
    reason: text(),
    /** How many lines it has: none is added later. */
    lines: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('ledger_entries_number').on(table.number, table.sequence),
    /** One transfer of the bank is booked once, whatever it was taken for. */
    uniqueIndex('ledger_entries_bank_reference')
      .on(table.reference)
      .where(sql`${table.kind} in ('top-up', 'suspense')`),
    check('ledger_entries_four_eyes', sql`${table.approver} is null or ${table.approver} <> ${table.maker}`),
    check(
      'ledger_entries_explained',
      sql`${table.kind} <> 'adjustment' or (${table.approver} is not null and ${table.reason} is not null)`,
    ),
  ],
);

/** What each account has: always the sum of its lines, kept by a trigger. The row that is locked when money moves. */
export const ledgerBalances = pgTable(
  'ledger_balances',
  {
    account: text().primaryKey(),
    kind: text().generatedAlwaysAs(sql`split_part(account, ':', 1)`),
    /** Paise: a credit is positive, a debit negative. */
    balance: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [
    check(
      'ledger_balances_floor',
      sql`${table.balance} >= 0 or ${table.kind} not in ('vendor-available', 'vendor-held', 'payouts-due')`,
    ),
  ],
);

/** The lines of the entries, append-only. */
export const ledgerLines = pgTable(
  'ledger_lines',
  {
    entry: text()
      .notNull()
      .references(() => ledgerEntries.id),
    account: text()
      .notNull()
      .references(() => ledgerBalances.account),
    amount: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entry, table.account] }),
    index('ledger_lines_account').on(table.account, table.entry),
    check('ledger_lines_amount', sql`${table.amount} <> 0 and abs(${table.amount}) <= 10000000000000`),
  ],
);

/** What is put aside for each order, and what became of it. The partial unique index is what makes it one at a time. */
export const ledgerHolds = pgTable(
  'ledger_holds',
  {
    id: text().primaryKey(),
    number: text().notNull(),
    /** Which hold of the order it is: 1 is the first. */
    nth: integer().notNull(),
    vendor: text().notNull(),
    price: bigint({ mode: 'number' }).notNull(),
    fee: bigint({ mode: 'number' }).notNull(),
    state: text().notNull(),
    revision: integer().notNull().default(0),
    credited: boolean().notNull().default(false),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('ledger_holds_one_open').on(table.number).where(sql`${table.state} = 'open'`),
    uniqueIndex('ledger_holds_order').on(table.number, table.nth),
    index('ledger_holds_vendor').on(table.vendor).where(sql`${table.state} = 'open'`),
    check('ledger_holds_amounts', sql`${table.price} >= 0 and ${table.fee} >= 0`),
    check('ledger_holds_state', sql`${table.state} in ('open', 'captured', 'released', 'charged')`),
    check('ledger_holds_closed', sql`(${table.state} = 'open') = (${table.closedAt} is null)`),
  ],
);
