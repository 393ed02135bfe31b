import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

/** Buyback orders. Name, numbers and address are sealed; `phone_hash` finds the same person without unsealing. */
export const orders = pgTable(
  'orders',
  {
    /** The order number is the identity: random, readable, with a check character. */
    number: text().primaryKey(),
    conversation: text().notNull(),
    locale: text().notNull(),
    status: text().notNull(),
    version: integer().notNull().default(1),
    category: text().notNull(),
    model: text().notNull(),
    variant: text().notNull(),
    device: text().notNull(),
    estimate: bigint({ mode: 'number' }).notNull(),
    book: integer().notNull(),
    quote: jsonb().notNull(),
    worded: jsonb().notNull(),
    customer: text().notNull(),
    phoneHash: text('phone_hash').notNull(),
    pincode: text().notNull(),
    district: text().notNull(),
    state: text().notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    slotFrom: timestamp('slot_from', { withTimezone: true }).notNull(),
    slotTo: timestamp('slot_to', { withTimezone: true }).notNull(),
    source: jsonb().notNull(),
    highValue: boolean('high_value').notNull(),
    /** What was found at the door and where to pay, sealed. */
    handover: text(),
    /** Of the IMEI or serial number that was inspected: one device is in one open order. */
    deviceHash: text('device_hash'),
    /** The price that the customer accepted, paise. */
    final: bigint({ mode: 'number' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('orders_conversation').on(table.conversation, table.createdAt),
    index('orders_status').on(table.status, table.createdAt),
    index('orders_duplicates').on(table.phoneHash, table.model, table.createdAt),
    uniqueIndex('orders_one_device')
      .on(table.deviceHash)

      .where(
        sql`${table.deviceHash} is not null and ${table.status} not in ('completed', 'no-deal', 'lead-closed', 'cancelled')`,
      ),
    index('orders_bought')
      .on(table.deviceHash)
      .where(sql`${table.deviceHash} is not null and ${table.status} = 'completed'`),
    check('orders_estimate', sql`${table.estimate} >= 0`),
  ],
);

/** Every accepted move of an order, append-only: audit, timeline and analytics are drawn from it. */
export const orderEvents = pgTable(
  'order_events',
  {
    number: text()
      .notNull()
      .references(() => orders.number),
    sequence: integer().notNull(),
    event: text().notNull(),
    from: text(),
    to: text().notNull(),
    actor: text().notNull(),
    visibility: text().notNull(),
    data: jsonb().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.number, table.sequence] })],
);

/** Who holds an order. The partial unique index is what makes one winner, whoever presses first. */
export const claims = pgTable(
  'claims',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    number: text()
      .notNull()
      .references(() => orders.number),
    actor: text().notNull(),
    actorName: text('actor_name').notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    releasedAt: timestamp('released_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('claims_one_open').on(table.number).where(sql`${table.releasedAt} is null`),
    index('claims_actor').on(table.actor, table.at),
  ],
);

/** Where an order's card stands, so that it is updated in place. */
export const cards = pgTable(
  'cards',
  {
    subject: text().notNull(),
    place: text().notNull(),
    ref: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subject, table.place] }),
    index('cards_ref').on(table.place, table.ref),
  ],
);
