import { customType, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Pictures of what was found at the door. Kept as they came, never changed. */
export const evidence = pgTable('evidence', {
  id: text().primaryKey(),
  /** `image/jpeg`. */
  type: text().notNull(),
  content: bytes().notNull(),
  /** Hex, of the content: what is shown later is what was kept. */
  sha256: text().notNull(),
  actor: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
});
