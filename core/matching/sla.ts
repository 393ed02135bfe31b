import type { Line } from '../conversation/index.ts';
import { days, type Instant, minutes } from '../shared/index.ts';

/** An order that a vendor had, and what came of it. */
export type HeldOrder = {
  readonly claimedAt: Instant;
  /** The first call that was logged by who had it. */
  readonly calledAt?: Instant | undefined;
  readonly arrivedAt?: Instant | undefined;
  /** The end of the time that the customer wished for. */
  readonly slotTo: Instant;
  /** Given back, taken back or cancelled by the vendor. */
  readonly dropped: boolean;
  /** The device was looked at. */
  readonly inspected: boolean;
  /** Less than the estimate was offered at the door. */
  readonly requoted: boolean;
};

export type SlaPart = {
  readonly name: 'called' | 'on-time' | 'kept' | 'as-quoted';
  readonly good: number;
  readonly of: number;
  readonly weight: number;
};

/** `score` is 0 to 100. */
export type Sla = { readonly score: number; readonly parts: readonly SlaPart[] };

export const slaTerms = {
  /** How far back a vendor is looked at. */
  since: days(90),
  /** How soon after the claim the customer is to be called. */
  callWithin: minutes(30),
  /** Of 100, for a vendor that nobody knows yet. */
  neutral: 70,
  /** A vendor's own orders count as much as `neutral` once there are that many. */
  trust: 5,
  weights: { called: 35, 'on-time': 30, kept: 20, 'as-quoted': 15 },
} as const;

/** How well a vendor kept what was promised (S0-61). With few orders the score stays near the neutral one. */
export function slaOf(history: readonly HeldOrder[], now: Instant): Sla {
  const { neutral, trust, weights } = slaTerms;
  const parts = (Object.keys(weights) as SlaPart['name'][]).map((name): SlaPart => {
    const told = history.flatMap((order) => verdicts[name](order, now) ?? []);
    return { name, good: told.filter(Boolean).length, of: told.length, weight: weights[name] };
  });
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  const score = parts.reduce(
    (sum, { good, of, weight }) => sum + (weight * (100 * good + neutral * trust)) / (of + trust),
    0,
  );
  return { score: Math.round(score / whole), parts };
}

/** `Called in time: 8 of 10`, a line for each part that there are orders for. */
export const slaLines = ({ parts }: Sla): readonly Line[] =>
  parts
    .filter(({ of }) => of > 0)
    .map(({ name, good, of }) => {
      return { key: `matching.sla-${name}`, params: { good, of, minutes: slaTerms.callWithin / minutes(1) } };
    });

/** Nothing while it cannot be told yet. */
type Verdict = (order: HeldOrder, now: Instant) => boolean | undefined;

const verdicts: Readonly<Record<SlaPart['name'], Verdict>> = {
  called: ({ claimedAt, calledAt, dropped }, now) => {
    const until = claimedAt + slaTerms.callWithin;
    if (calledAt !== undefined) return calledAt <= until;
    return dropped || now > until ? false : undefined;
  },
  'on-time': ({ arrivedAt, slotTo }) => (arrivedAt === undefined ? undefined : arrivedAt <= slotTo),
  kept: ({ dropped, arrivedAt }) => (dropped ? false : arrivedAt === undefined ? undefined : true),
  'as-quoted': ({ inspected, requoted }) => (inspected ? !requoted : undefined),
};
