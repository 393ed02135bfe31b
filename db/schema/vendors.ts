import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
import { orders } from './orders.ts';

/** Who picks devices up. A vendor that is in no list any more stays, inactive, for the offers that it had. */
export const vendors = pgTable(
  'vendors',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** The shop's own people; never changed. */
    house: boolean().notNull().default(false),
    active: boolean().notNull().default(true),
    suspendedAt: timestamp('suspended_at', { withTimezone: true }),
    categories: text().array().notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    /** Kilometres. */
    radius: integer(),
    /** Open orders at once. */
    capacity: integer(),
    hours: jsonb(),
    holidays: jsonb().notNull().default([]),
    away: boolean().notNull().default(false),
  },
  (table) => [
    uniqueIndex('vendors_one_house').on(table.house).where(sql`${table.house}`),
    // Its people claim side by side: a limit would have to be counted one after the other.
    check('vendors_house', sql`not ${table.house} or ${table.capacity} is null`),
  ],
);

/** An account acts for one vendor at most. Who left stays: they are not one of the shop's own people because of it. */
export const vendorMembers = pgTable(
  'vendor_members',
  {
    account: text().primaryKey(),
    vendor: text()
      .notNull()
      .references(() => vendors.id),
    left: boolean().notNull().default(false),
    /** Vendors that the account acted for before: what it decides about them is no outsider's word. */
    were: text().array().notNull().default(sql`'{}'`),
  },
  (table) => [index('vendor_members_vendor').on(table.vendor)],
);

/** Both ends of `400001-400104` belong to it. */
const spanOf = (area: AnyPgColumn) =>
  sql`int4range(split_part(${area}, '-', 1)::int, split_part(${area}, '-', 2)::int, '[]')`;

/** Pincodes, their first digits or ranges. */
export const vendorAreas = pgTable(
  'vendor_areas',
  {
    vendor: text()
      .notNull()
      .references(() => vendors.id),
    area: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.vendor, table.area] }),
    // Who comes to a pincode is asked for each order, whoever else there is in the country.
    index('vendor_areas_area').on(table.area),
    // Only what has no first digits to be found by: this index is slow to fill.
    index('vendor_areas_range')
      .using('gist', sql`(${spanOf(table.area)})`)
      .where(sql`${table.area} like '%-%'`),
  ],
);

/** Who was asked, when, at which place, and what came of it. */
export const offers = pgTable(
  'offers',
  {
    number: text()
      .notNull()
      .references(() => orders.number),
    vendor: text()
      .notNull()
      .references(() => vendors.id),
    wave: integer().notNull(),
    rank: integer().notNull(),
    /** What the rank is made of. */
    breakdown: jsonb().notNull(),
    state: text().notNull(),
    offeredAt: timestamp('offered_at', { withTimezone: true }).notNull(),
    /** When its wave ends; absent when it stands until somebody claims. */
    until: timestamp({ withTimezone: true }),
    closedAt: timestamp('closed_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.number, table.vendor] }),
    // At most one vendor has an order.
    uniqueIndex('offers_one_claimed').on(table.number).where(sql`${table.state} = 'claimed'`),
    index('offers_vendor').on(table.vendor, table.state),
    check(
      'offers_state',
      sql`${table.state} in ('offered', 'claimed', 'declined', 'timed-out', 'withdrawn')`,
    ),
  ],
);

/** The last time that vendors were looked for: who was still to come, and who was left out and why. */
export const matchings = pgTable('matchings', {
  number: text()
    .primaryKey()
    .references(() => orders.number),
  wave: integer().notNull(),
  waiting: jsonb().notNull(),
  skipped: jsonb().notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
});

/** Sales that nobody could pick up, by where, what and for how much: where a vendor is missing. */
export const lostLeads = pgTable(
  'lost_leads',
  {
    /** The number of the order, or the id of the task when there was none yet. */
    id: text().primaryKey(),
    conversation: text().notNull(),
    pincode: text().notNull(),
    district: text().notNull(),
    category: text().notNull(),
    /** Paise; 0 when there was no price yet. */
    estimate: bigint({ mode: 'number' }).notNull(),
    /** The customer wants to be told once pickup is possible there. */
    notify: boolean().notNull().default(false),
    notifiedAt: timestamp('notified_at', { withTimezone: true }),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('lost_leads_at').on(table.at),
    index('lost_leads_notify').on(table.notify, table.pincode),
  ],
);
