import type { Line, Params } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import type { Instant } from '../shared/index.ts';
import type { EventType } from './order-events.ts';

/** One accepted move, as it was kept. */
export type TimelineEntry = {
  readonly event: EventType | 'created';
  readonly account: string;
  /** Of who acted; empty for the customer and the shop itself. */
  readonly name: string;
  readonly data: Readonly<Record<string, string>>;
  readonly at: Instant;
};

/** `21 Nov, 10:31 am · Asha · called: no answer`. */
export const timelineLine = (entry: TimelineEntry): Line => ({
  key: 'operators.event-line',
  params: {
    at: { at: entry.at, zone: zoneOf(''), show: 'date-time' },
    who:
      entry.name === ''
        ? { key: entry.account === 'system' ? 'operators.who-system' : 'operators.who-customer' }
        : entry.name,
    what: { key: `operators.event-${entry.event}`, params: words(entry) },
  },
});

/** Reasons and outcomes are ids of copy; pincodes and numbers are data. */
function words({ event, data }: TimelineEntry): Params {
  const { reason, outcome, ...rest } = data;
  return {
    ...rest,
    ...(reason === undefined ? {} : { reason: { key: reasonKey(event, reason) } }),
    ...(outcome === undefined
      ? {}
      : { outcome: { key: `operators.call-${outcome}` as 'operators.call-spoke' } }),
  };
}

const reasonKey = (event: TimelineEntry['event'], reason: string) =>
  event === 'cancel'
    ? (`operators.cancel-${reason}` as 'operators.cancel-unreachable')
    : (`operators.lead-${reason}` as 'operators.lead-unreachable');
