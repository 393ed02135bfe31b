import { hours, type Instant, minutes } from '../shared/index.ts';

/** Milliseconds from one question to the next about a payout that is not settled; the last one goes on for ever. */
const waits = [15_000, minutes(1), minutes(5), minutes(15), hours(1), hours(6)] as const;

/** After so many questions a person is told. */
const patience = 5;

/**
 * A refusal proves that an earlier call without an answer came to nothing only when that one has had so long to arrive,
 * and the provider has just said that it knows of none.
 */
export const arrivesWithin: Instant = minutes(10);

/** When to ask for the time after `asked` questions. */
export const nextQuestion = (asked: number, at: Instant): Instant =>
  at + (waits[Math.min(asked, waits.length - 1)] ?? 0);

export const isStuck = (asked: number): boolean => asked === patience;
