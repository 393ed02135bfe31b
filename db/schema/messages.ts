import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** What was said on WhatsApp, by the platform's own ids, and how far it came. What it said is sealed, and goes once it arrived. */
export const sentMessages = pgTable(
  'sent_messages',
  {
    id: text().primaryKey(),
    /** Absent when the platform told of it before our call had come back. */
    conversation: text(),
    /** The outbox row that said it, and which of its messages this is. */
    said: text(),
    part: integer(),
    /** How it looked, and why. */
    form: text(),
    why: text(),
    /** The menu of the conversation that it lets choose from, of a poll. */
    menu: integer(),
    /** `sent`, `delivered`, `read`, `played` or `failed`. */
    stage: text().notNull(),
    /** The platform's, of one that failed. */
    code: integer(),
    /** Sealed. */
    content: text(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('sent_messages_said').on(table.said).where(sql`${table.said} is not null`),
    index('sent_messages_at').on(table.at),
  ],
);
