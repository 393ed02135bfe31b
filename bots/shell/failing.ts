import { isOutage } from './database-errors.ts';
import { ChannelError, UnreadableError } from './errors.ts';

const mostTries = 12;
/** Of what is not its own fault: some three days, at five minutes each. */
const mostTriesAway = 900;
/** 1 s, 2 s, 4 s … 5 min. */
const backoff = (tries: number): number => Math.min(300_000, 1_000 * 2 ** Math.min(tries, 9));

/** Milliseconds until a job that failed after so many tries is done again; undefined when that is of no use any more. */
export function retryAfter(error: unknown, tries: number): number | undefined {
  const isOver = tries + 1 >= (isAway(error) ? mostTriesAway : mostTries);
  if (isHopeless(error) || isOver) return undefined;
  return pause(tries, error instanceof ChannelError ? error.retryAfter : undefined);
}

/** The other side said no for good, or nobody can read what is to be done: asking again cannot help. */
const isHopeless = (error: unknown): boolean =>
  error instanceof UnreadableError ||
  (error instanceof ChannelError && ['forbidden', 'rejected', 'too-large'].includes(error.code));

/** A channel that asks for a second again and again is not asked each second for ever. */
const pause = (tries: number, asked = backoff(tries)): number =>
  tries < mostTries ? asked : Math.max(asked, backoff(tries));

/** The other side, or the database, cannot be reached or has no time now: that says nothing of what is to be done. */
const isAway = (error: unknown): boolean =>
  isOutage(error) ||
  (error instanceof ChannelError && (error.code === 'unreachable' || error.code === 'rate-limited'));

/** Our own words only: what another system answered may hold personal data. */
export function reasonOf(error: unknown): string {
  if (error instanceof ChannelError) return `${error.code}: ${error.message}`.slice(0, 300);
  if (error instanceof UnreadableError) return `unreadable: ${error.message}`;
  return error instanceof Error ? error.name : 'unknown';
}
