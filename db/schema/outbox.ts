import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Effects that are decided and not yet done. Rows of one lane are done in the order of their ids; a row is deleted once
 * its effect is. A timer is a row that is due later, in a lane of its own.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    lane: text().notNull(),
    kind: text().notNull(),
    /** JSON; parsed by who reads it. */
    payload: text().notNull(),
    due: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Not at once: a timer, or to be tried again. */
    later: boolean().notNull().default(false),
    tries: integer().notNull().default(0),
    /** Whoever took it has until then. */
    leasedUntil: timestamp('leased_until', { withTimezone: true }),
    /** Set when nothing more will be tried: kept for a person to look at. */
    failedAt: timestamp('failed_at', { withTimezone: true }),
    error: text(),
  },
  (table) => [
    index('outbox_due').on(table.due).where(sql`${table.failedAt} is null and ${table.later}`),
    index('outbox_lane')
      .on(table.lane, table.id)
      .where(sql`${table.failedAt} is null and ${table.kind} <> 'timer'`),
  ],
);

/**
 * Replies, or other effects, of one batch of turns, each with an id of the outbox: one row while all of them are done at
 * once, a row of the outbox each as soon as one of them has to wait.
 */
export const outboxBatches = pgTable(
  'outbox_batches',
  {
    /** The least of `ids`. */
    id: bigint({ mode: 'number' }).primaryKey(),
    ids: bigint({ mode: 'number' }).array().notNull(),
    /** In the order of `ids`, as `payloads` are. */
    lanes: text().array().notNull(),
    payloads: text().array().notNull(),
    /** Null: all are replies. */
    kinds: text().array(),
    since: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Whoever wrote it has until then. */
    leasedUntil: timestamp('leased_until', { withTimezone: true }).notNull(),
  },
  (table) => [index('outbox_batches_lease').on(table.leasedUntil)],
);
