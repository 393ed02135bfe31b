import { bigint, boolean, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Something a person of ours has to do, with an owner and a clock. */
export const workItems = pgTable(
  'work_items',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    /** Team that sees it: cx, pricing, sales. */
    team: text().notNull(),
    status: text().notNull(),
    /** Who it is meant for by name, until somebody takes it. */
    owner: text(),
    number: text(),
    conversation: text(),
    subject: jsonb().notNull(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    closedBy: text('closed_by'),
    outcome: text(),
  },
  (table) => [index('work_items_open').on(table.status, table.team, table.dueAt)],
);

/** Everybody who acts for the shop; read at the moment of the action. */
export const staff = pgTable('staff', {
  /** `slack:T1:U1`, `playground:you`. */
  account: text().primaryKey(),
  name: text().notNull(),
  roles: text().array().notNull(),
  active: boolean().notNull().default(true),
});

/** Estimates that were shown, with what they were made of. */
export const quotes = pgTable(
  'quotes',
  {
    id: text().primaryKey(),
    conversation: text().notNull(),
    status: text().notNull(),
    variant: text().notNull(),
    device: text().notNull(),
    estimate: bigint({ mode: 'number' }).notNull(),
    book: integer().notNull(),
    quote: jsonb().notNull(),
    worded: jsonb().notNull(),
    quotedAt: timestamp('quoted_at', { withTimezone: true }).notNull(),
    validUntil: timestamp('valid_until', { withTimezone: true }).notNull(),
  },
  (table) => [index('quotes_conversation').on(table.conversation, table.quotedAt)],
);
