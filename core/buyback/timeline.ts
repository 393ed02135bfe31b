import type { Line, Params } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import type { Instant } from '../shared/index.ts';
import { eventTerms } from './event-terms.ts';
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

/** Whether everybody who may see the order may know of it; what else happened is for who has to do with it. */
export const isPublic = ({ event }: Pick<TimelineEntry, 'event'>): boolean =>
  event === 'created' || eventTerms[event].visibility === 'public';

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
  const { reason, outcome, gate, check, note, simulated, ...rest } = data;
  return {
    ...rest,
    simulated: simulated === undefined ? '' : { key: 'operators.simulated-mark' },
    note: note === undefined ? '' : ` · “${note}”`,
    ...(gate === undefined ? {} : { gate: { key: `operators.gate-${gate}` as 'operators.gate-ownership' } }),
    ...(check === undefined || check === 'not-asked'
      ? { check: '–' }
      : { check: { key: `operators.check-${check}` as 'operators.check-clean' } }),
    ...(reason === undefined ? {} : { reason: { key: reasonKey(event, reason) } }),
    ...(outcome === undefined
      ? {}
      : { outcome: { key: `operators.call-${outcome}` as 'operators.call-spoke' } }),
  };
}

/** Each event has reasons of its own. */
const reasonsOf: Partial<Record<TimelineEntry['event'], string>> = {
  cancel: 'cancel',
  'decline-offer': 'decline',
  'attempt-failed': 'attempt',
  'refuse-device': 'refuse',
  'waive-gate': 'waive',
};

const reasonKey = (event: TimelineEntry['event'], reason: string) =>
  `operators.${reasonsOf[event] ?? 'lead'}-${reason}` as 'operators.lead-unreachable';
