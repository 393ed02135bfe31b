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
import { orders } from './orders.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Codes that release a payout: never the code itself, only its keyed hash over what it is for. */
export const payoutCodes = pgTable(
  'payout_codes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    number: text()
      .notNull()
      .references(() => orders.number),
    amount: bigint({ mode: 'number' }).notNull(),
    /** Keyed hash of the destination. */
    destination: text().notNull(),
    masked: text().notNull(),
    vendor: text().notNull(),
    salt: text().notNull(),
    hash: text().notNull(),
    tries: integer().notNull().default(0),
    issuedAt: instant('issued_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    voidedAt: instant('voided_at'),
  },
  (table) => [
    index('payout_codes_number').on(table.number, table.id),
    check('payout_codes_tries', sql`${table.tries} between 0 and 5`),
  ],
);

/** Every code that was compared, written before it was. `right` is set once it matched. */
export const payoutCodeTries = pgTable(
  'payout_code_tries',
  {
    code: bigint({ mode: 'number' })
      .notNull()
      .references(() => payoutCodes.id),
    try: integer().notNull(),
    number: text().notNull(),
    vendor: text().notNull(),
    at: instant('at').notNull(),
    right: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.try] }),
    index('payout_code_tries_number').on(table.number),
    index('payout_code_tries_vendor').on(table.vendor, table.at),
  ],
);

/** What holds a vendor's tries together: the row that is locked while one is counted. */
export const payoutVendors = pgTable('payout_vendors', {
  vendor: text().primaryKey(),
  suspendedAt: instant('suspended_at'),
  /** When CX last looked, and who: wrong codes before that no longer count towards a suspension. */
  clearedAt: instant('cleared_at'),
  clearedBy: text('cleared_by'),
});

/** One attempt to pay a customer: the intent, written before any provider hears of it. */
export const payouts = pgTable(
  'payouts',
  {
    /** The idempotency key: order and attempt, so that not even a restored backup makes another one. */
    id: text().primaryKey(),
    number: text()
      .notNull()
      .references(() => orders.number),
    attempt: integer().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
    /** Sealed. */
    destination: text().notNull(),
    masked: text().notNull(),
    provider: text().notNull(),
    state: text().notNull(),
    /** What released it: the code that was right, or the words of who went without one. */
    code: bigint({ mode: 'number' }).references(() => payoutCodes.id),
    remarks: text(),
    providerId: text('provider_id'),
    reference: text(),
    reason: text(),
    needsApproval: boolean('needs_approval').notNull(),
    startedBy: text('started_by').notNull(),
    recordedBy: text('recorded_by'),
    approvedBy: text('approved_by'),
    /** Calls to create it, when the first was made, and questions about it. */
    tries: integer().notNull().default(0),
    firstTriedAt: instant('first_tried_at'),
    asked: integer().notNull().default(0),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('payouts_one_open')
      .on(table.number)
      .where(sql`${table.state} in ('pending', 'sent', 'unknown', 'processed')`),
    uniqueIndex('payouts_attempt').on(table.number, table.attempt),
    uniqueIndex('payouts_code').on(table.code),
    check('payouts_amount', sql`${table.amount} > 0`),
    check(
      'payouts_state',
      sql`${table.state} in ('pending', 'sent', 'unknown', 'processed', 'failed', 'reversed')`,
    ),
    // One transfer pays one order.
    uniqueIndex('payouts_one_reference')
      .on(table.reference)
      .where(sql`${table.provider} = 'manual' and ${table.state} in ('sent', 'processed')`),
    check('payouts_released', sql`${table.code} is not null or ${table.remarks} is not null`),
    check(
      'payouts_other_approver',
      sql`${table.approvedBy} is null
        or (${table.recordedBy} is not null and ${table.approvedBy} not in (${table.startedBy}, ${table.recordedBy}))`,
    ),
    check(
      'payouts_approved',
      sql`not (${table.provider} = 'manual' and ${table.state} = 'processed' and ${table.needsApproval})
        or ${table.approvedBy} is not null`,
    ),
  ],
);

/** Reports that were not believed, for a person to look at. One of a kind for a payout. */
export const payoutAlarms = pgTable(
  'payout_alarms',
  {
    payout: text()
      .notNull()
      .references(() => payouts.id),
    because: text().notNull(),
    heard: text().notNull(),
    amount: bigint({ mode: 'number' }),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.payout, table.because] })],
);
