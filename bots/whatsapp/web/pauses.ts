import type { Reason } from './states.ts';

/** Milliseconds before the first, second, … new start in a row; the last one is for all further ones. */
export const usualPauses: readonly number[] = [200, 1_000, 3_000, 10_000, 30_000, 60_000, 300_000];

/** The same for a page that cannot be opened, mostly for want of a line: with its own start it is there within a minute of it. */
const unopened: readonly number[] = [1_000, 5_000, 10_000, 20_000, 40_000];

/** Milliseconds at most after what passes by itself: once it has, nobody waits for a whole minute. */
const mostForPassing = 30_000;
const passing: ReadonlySet<Reason> = new Set([
  'browser-fails',
  'start-slow',
  'browser-gone',
  'page-crashed',
  'page-silent',
  'connection-lost',
]);

/** What no new start mends: somebody has to. */
const final: ReadonlySet<Reason> = new Set(['module-missing', 'browser-missing', 'as-root', 'blocked']);

/**
 * Milliseconds until a session that has ended is begun again, after so many that failed in a row; undefined for one that
 * is not. A page that WhatsApp has changed is not mended by haste.
 */
export function pauseAfter(
  why: Reason | undefined,
  failed: number,
  pauses: readonly number[] = why === 'start-failed' ? unopened : usualPauses,
): number | undefined {
  if (why !== undefined && final.has(why)) return undefined;
  const pause = pauses[Math.min(failed, pauses.length - 1)] ?? mostForPassing;
  return why !== undefined && passing.has(why) ? Math.min(pause, mostForPassing) : pause;
}
