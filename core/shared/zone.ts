import { Temporal } from 'temporal-polyfill';
import type { Instant } from './time.ts';

/** What the wall clock and calendar of a zone show. `date` is ISO 8601; `weekday` 1 is Monday, 7 Sunday. */
export type LocalTime = {
  readonly date: string;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
};

/** The wall clock of `zone` (an IANA name; RangeError if unknown) at `at`. */
export function localTime(at: Instant, zone: string): LocalTime {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const { dayOfWeek: weekday, hour, minute } = local;
  return { date: local.toPlainDate().toString(), weekday, hour, minute };
}

type Day = { readonly zone: string; readonly date: string; readonly from: Instant; readonly to: Instant };
let lastDay: Day | undefined;

/** The date alone. Asked of the same day again and again, which takes a thousandth of looking it up. */
export function localDate(at: Instant, zone: string): string {
  if (lastDay?.zone === zone && at >= lastDay.from && at < lastDay.to) return lastDay.date;
  const { date } = localTime(at, zone);
  lastDay = { zone, date, from: instantAt(date, 0, zone), to: instantAt(date, 24 * 60, zone) };
  return date;
}

/**
 * When the wall clock of `zone` shows `minute` minutes after midnight of `date`; 1440 is the next midnight.
 * A time that a clock change skips is read after the gap, one that comes twice is the first.
 */
export const instantAt = (date: string, minute: number, zone: string): Instant =>
  Temporal.PlainDate.from(date)
    .toPlainDateTime()
    .add({ minutes: minute })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;

/** Calendar days on (or back); no zone is involved. */
export const addDays = (date: string, count: number): string =>
  Temporal.PlainDate.from(date).add({ days: count }).toString();

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;
