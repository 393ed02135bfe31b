import type { Line } from '../conversation/index.ts';
import { days, hours, type Instant, minutes } from '../shared/index.ts';

/** How long something lasts, roughly enough for people. */
export function lasting(milliseconds: Instant): Line {
  if (milliseconds < minutes(1)) return { key: 'staff.moments' };
  if (milliseconds < hours(1))
    return { key: 'staff.minutes', params: { count: whole(milliseconds / minutes(1)) } };
  return milliseconds < days(2)
    ? { key: 'staff.hours', params: { count: whole(milliseconds / hours(1)) } }
    : { key: 'staff.days', params: { count: whole(milliseconds / days(1)) } };
}

const whole = (amount: number): number => Math.floor(amount);
