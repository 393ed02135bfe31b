import { type Category, categories } from '../catalogue/index.ts';
import type { Line, Params } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import type { Instant } from '../shared/index.ts';
import { eventTerms } from './event-terms.ts';
import { wordsOf } from './inspection.ts';
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
export const timelineLine = (entry: TimelineEntry, said: Said = {}): Line => ({
  key: 'operators.event-line',
  params: {
    at: { at: entry.at, zone: zoneOf(''), show: 'date-time' },
    who:
      entry.name === ''
        ? { key: entry.account === 'system' ? 'operators.who-system' : 'operators.who-customer' }
        : entry.name,
    what: whatOf(entry, said),
  },
});

/** Words of the customer's that are not kept with the moves: why a line is disputed, by its question. */
type Said = { readonly reasons?: Readonly<Record<string, string>> | undefined };

function whatOf(entry: TimelineEntry, { reasons }: Said): Line {
  const reason = entry.event === 'dispute-line' ? reasons?.[entry.data.question ?? ''] : undefined;
  const { now } = entry.data;
  if (now !== undefined)
    return { key: `operators.event-${entry.event}-${now}` as 'operators.event-choose-number-door' };
  if (reason === undefined) return { key: `operators.event-${entry.event}`, params: words(entry) };
  return { key: 'operators.event-dispute-line-because', params: { ...words(entry), because: reason } };
}

/** Reasons and outcomes are ids of copy; pincodes and numbers are data. */
function words({ event, data }: TimelineEntry): Params {
  const { reason, outcome, gate, check, note, simulated, question, category, ...rest } = data;
  return {
    ...rest,
    simulated: simulated === undefined ? '' : { key: 'operators.simulated-mark' },
    note: note === undefined ? '' : ` · “${note}”`,
    ...(question === undefined ? {} : { question: wordsOf(categoryOf(category), question).name }),
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

/** Moves of before did not keep it. */
const categoryOf = (id: string | undefined): Category => categories.find((each) => each === id) ?? 'phone';

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
