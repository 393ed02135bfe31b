import { addDays, type Instant, instantAt, localTime, weekdayOf } from '../shared/index.ts';
import type { Holiday, WorkingHours } from './vendor.ts';

/** Full hours of the local day in which people can be expected to answer. */
export type Daytime = { readonly opens: number; readonly closes: number };

export const isHoliday = (holidays: readonly Holiday[], date: string): boolean =>
  holidays.some(({ from, to }) => from <= date && date <= to);

/** Whether some of this time, which is within one local day, is working time. */
export function works(
  hours: WorkingHours,
  slot: { readonly from: Instant; readonly to: Instant },
  zone: string,
): boolean {
  const { date } = localTime(slot.from, zone);
  if (!hours.days.includes(weekdayOf(date))) return false;
  return slot.from < instantAt(date, hours.closes, zone) && slot.to > instantAt(date, hours.opens, zone);
}

/** When `length` milliseconds of daytime have passed since `from`: nights do not count. */
export function afterDaytime(from: Instant, length: number, day: Daytime, zone: string): Instant {
  if (day.closes <= day.opens) throw new RangeError('a day that closes before it opens has no daytime');
  let { date } = localTime(from, zone);
  let [now, left] = [from, length];
  for (;;) {
    const closes = instantAt(date, day.closes * 60, zone);
    now = Math.max(now, instantAt(date, day.opens * 60, zone));
    if (now + left <= closes) return now + left;
    left -= Math.max(0, closes - now);
    date = addDays(date, 1);
  }
}
