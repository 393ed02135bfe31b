import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelError } from '../../shell/errors.ts';

/** Longer than that nobody waits here: the outbox keeps the work for later. */
const longestWait = 60_000;

type Pause = { until: number; queue: Promise<unknown> };

/**
 * Slack counts calls by method. Whoever is told to wait makes all calls of that method wait, and they go on one after
 * another: a thousand cards that are due at once are late, and none is given up.
 */
export function createPacer(stopped: AbortSignal, now: () => number = Date.now) {
  const pauses = new Map<string, Pause>();

  const wait = async (until: number): Promise<void> => {
    if (until <= now()) return;
    await sleep(until - now(), undefined, { signal: stopped }).catch(() => {
      throw new ChannelError('unreachable', 'Slack is being disconnected');
    });
  };

  /** Gives the waiting time to `pauses`; rethrows what is no matter of rate, or of too long a wait. */
  const pause = (method: string, error: unknown): Pause => {
    const after =
      error instanceof ChannelError && error.code === 'rate-limited' ? error.retryAfter : undefined;
    if (after === undefined || after > longestWait) throw error;
    const found = pauses.get(method) ?? { until: 0, queue: Promise.resolve() };
    found.until = Math.max(found.until, now() + after);
    pauses.set(method, found);
    return found;
  };

  const inTurn = <Value>(method: string, paused: Pause, work: () => Promise<Value>): Promise<Value> => {
    const mine = paused.queue.then(async () => {
      for (;;) {
        await wait(paused.until);
        try {
          return await work();
        } catch (error) {
          pause(method, error);
        }
      }
    });
    const last = mine.catch(() => {});
    paused.queue = last;
    void last.then(() => {
      if (paused.queue === last) pauses.delete(method);
    });
    return mine;
  };

  /** Does the call when its method may be called. Rejects with what `work` rejects with, but for short waits. */
  return async <Value>(method: string, work: () => Promise<Value>): Promise<Value> => {
    const paused = pauses.get(method);
    if (paused) return inTurn(method, paused, work);
    try {
      return await work();
    } catch (error) {
      return inTurn(method, pause(method, error), work);
    }
  };
}
