import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/**
 * Which chats are of one customer: those that share a bond. A row is only ever ended, so that the table is its own log,
 * and to take the end back is to undo that.
 */
export const linkedChats = pgTable(
  'linked_chats',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    conversation: text().notNull(),
    /**
     * `phone:` with the keyed hash of a number that the chat has proven, `code:` with that of a code carried from one into the
     * other, `user:` with that of WhatsApp's own id of a person.
     */
    bond: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
    undoneBy: text('undone_by'),
  },
  (table) => [
    uniqueIndex('linked_chats_open').on(table.conversation, table.bond).where(sql`${table.undoneAt} is null`),
    index('linked_chats_bond').on(table.bond),
  ],
);

/** What leads from one chat into another: used once, and soon worth nothing. Kept as a keyed hash. */
export const resumeCodes = pgTable(
  'resume_codes',
  {
    hash: text().primaryKey(),
    conversation: text().notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** The effect that used it. */
    usedBy: text('used_by'),
  },
  (table) => [index('resume_codes_conversation').on(table.conversation)],
);
