import type { Instant } from '#core/shared/index.ts';
import { permission } from '../policy.ts';

/**
 * How fast a number speaks that WhatsApp must not take for a sender of bulk: no hurry, nobody disturbed at night, few
 * people a day who did not just write, and an end to it once messages do not arrive. Accounts are lost to less.
 */
export type PacingRules = {
  /** Milliseconds between any two messages, and at most so many more, by chance. */
  readonly gap: number;
  readonly jitter: number;
  /** Milliseconds after a person's words in which what is said is an answer. */
  readonly answer: number;
  /** Minutes after midnight: from then until then only answers are given. */
  readonly quiet?: { readonly from: number; readonly to: number } | undefined;
  /** People a day who may be written to without having asked something. */
  readonly unaskedADay: number;
  /** Of so many last messages at least this share has to have arrived, else nothing is said for `rest` milliseconds. */
  readonly window: number;
  readonly arrived: number;
  readonly rest: number;
};

export const usualPacing: PacingRules = {
  gap: 700,
  jitter: 900,
  answer: 30 * 60_000,
  quiet: { from: 22 * 60, to: 7 * 60 },
  unaskedADay: 60,
  window: 20,
  arrived: 0.5,
  rest: 15 * 60_000,
};

/** What is remembered of what was said. */
export type Pace = {
  /** When the next message may go at the earliest. */
  readonly free: Instant;
  /** Whom something was said to today that was no answer. */
  readonly unasked: { readonly date: string; readonly people: readonly string[] };
  /** Whether the last ones arrived. */
  readonly arrivals: readonly boolean[];
  readonly restsUntil: Instant;
};

export const rested: Pace = {
  free: 0,
  unasked: { date: '', people: [] },
  arrivals: [],
  restsUntil: 0,
};

/** Something that is to be said. */
export type Wish = {
  readonly person: string;
  /** When the person last wrote, as far as it is known. */
  readonly heard?: Instant | undefined;
  readonly now: Instant;
  /** Of the shop's wall clock. */
  readonly local: { readonly date: string; readonly minute: number };
  /** From 0 up to 1. */
  readonly chance: number;
};

export type Turn =
  | { readonly may: 'go'; readonly at: Instant; readonly pace: Pace }
  /** Later: in so many milliseconds it may be asked again. */
  | { readonly may: 'wait'; readonly for: number; readonly why: string };

const minute = 60_000;

/** When something may be said, and what is remembered once it is. */
export function takeTurn(pace: Pace, wish: Wish, rules: PacingRules): Turn {
  const { now, person, chance } = wish;
  if (now < pace.restsUntil)
    return { may: 'wait', for: pace.restsUntil - now, why: 'too few messages have arrived' };
  const isAnswer = wish.heard !== undefined && now - wish.heard < rules.answer;
  const unasked = today(pace, wish);
  if (!isAnswer) {
    const night = untilDay(wish.local.minute, rules.quiet);
    if (night > 0) return { may: 'wait', for: night * minute, why: 'it is night, and nobody has asked' };
    const isNew = !unasked.people.includes(person);
    const standing = { invited: true, now, unasked: { people: unasked.people.length, isNew } };
    const { permits, why } = permission(standing, { hasTemplate: false, unaskedADay: rules.unaskedADay });
    if (permits === 'later') return { may: 'wait', for: 60 * minute, why };
  }
  const at = Math.max(now, pace.free);
  const people = isAnswer || unasked.people.includes(person) ? unasked.people : [...unasked.people, person];
  const free = at + rules.gap + Math.floor(chance * rules.jitter);
  return { may: 'go', at, pace: { ...pace, free, unasked: { ...unasked, people } } };
}

/** What came of the last message. Too many that did not arrive, and it rests; then it counts anew. */
export function arrived(pace: Pace, did: boolean, now: Instant, rules: PacingRules): Pace {
  const arrivals = [...pace.arrivals, did].slice(-rules.window);
  const share = arrivals.filter(Boolean).length / rules.window;
  const fails = arrivals.length === rules.window && share < rules.arrived;
  return fails ? { ...pace, arrivals: [], restsUntil: now + rules.rest } : { ...pace, arrivals };
}

const today = ({ unasked }: Pace, { local }: Wish): Pace['unasked'] =>
  unasked.date === local.date ? unasked : { date: local.date, people: [] };

/** Minutes; 0 by day. */
function untilDay(now: number, quiet: PacingRules['quiet']): number {
  if (!quiet) return 0;
  const { from, to } = quiet;
  const isQuiet = from <= to ? now >= from && now < to : now >= from || now < to;
  return isQuiet ? (to - now + 24 * 60) % (24 * 60) || 24 * 60 : 0;
}
