import { index, integer, json, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** One customer on one thread: where they stand. `version` grows by one a turn and guards every write. */
export const conversations = pgTable('conversations', {
  key: text().primaryKey(),
  /** JSON; parsed by who reads it. */
  state: text().notNull(),
  version: integer().notNull().default(1),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});

/** Deliveries that were applied: a redelivery finds itself here and does nothing. */
export const inbound = pgTable(
  'inbound',
  {
    id: text().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** What whoever sent it in was answered, where the same is to be answered again. */
    said: json(),
  },
  (table) => [index('inbound_at').using('brin', table.at)],
);

/** Deliveries that kept failing, with the reason, for a person to look at. */
export const deadLetters = pgTable('dead_letters', {
  id: text().primaryKey(),
  lane: text().notNull(),
  payload: jsonb().notNull(),
  reason: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
