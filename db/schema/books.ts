import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** One published price book, whole: the rows as CSV. Never changed; a new one has the next version. */
export const priceBooks = pgTable('price_books', {
  version: integer().primaryKey(),
  publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
  publishedBy: text('published_by').notNull(),
  sample: boolean().notNull(),
  variants: integer().notNull(),
  document: text().notNull(),
});

/** Where pickup is offered: a pincode, the beginning of one, or a range. */
export const serviceAreas = pgTable('service_areas', {
  area: text().primaryKey(),
  city: text().notNull(),
});

/** What the shop did by itself, and what came of it: SMS, e-mail, analytics, cards put up. */
export const dispatches = pgTable(
  'dispatches',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    provider: text().notNull(),
    number: text(),
    /** Without personal data: a template and what it was about. */
    summary: text().notNull(),
    result: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('dispatches_number').on(table.number).where(sql`${table.number} is not null`)],
);

/** Small facts of this installation. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: text().notNull(),
});
