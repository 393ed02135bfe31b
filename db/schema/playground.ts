import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** What the pages of the playground show, sealed. Bounded; empty where there is no playground. */
export const playgroundMemory = pgTable('playground_memory', {
  /** `since`, `chat:asha`, `thread:telegram:1`. */
  name: text().primaryKey(),
  document: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
});
