import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelError } from '../../shell/errors.ts';

/** Longer than that nobody waits here: the outbox keeps the work for later. */
const longestWait = 60_000;

/** Calls of one method that wait: until when, and the last of them. */
type Pause = { until: number; last: Promise<unknown> };
type Work<Value> = () => Promise<Value>;
type Pacer = {
  readonly pauses: Map<string, Pause>;
  readonly stopped: AbortSignal;
  readonly now: () => number;
};

/**
 * Slack counts calls by method. Whoever is told to wait makes all calls of that method wait, and they go on one after
 * another: a thousand cards that are due at once are late, and none is given up. What it returns does a call when its
 * method may be called, and rejects with what the call rejects with, but for short waits.
 */
export function createPacer(stopped: AbortSignal, now: () => number = Date.now) {
  const pacer: Pacer = { pauses: new Map(), stopped, now };
  return async <Value>(method: string, work: Work<Value>): Promise<Value> => {
    if (pacer.pauses.has(method)) return inTurn(pacer, method, work);
    try {
      return await work();
    } catch (error) {
      pause(pacer, method, error);
      return inTurn(pacer, method, work);
    }
  };
}

function inTurn<Value>(pacer: Pacer, method: string, work: Work<Value>): Promise<Value> {
  const paused = pacer.pauses.get(method) ?? { until: 0, last: Promise.resolve() };
  const mine = paused.last.then(() => untilDone(pacer, method, work));
  const last = mine.catch(() => {});
  paused.last = last;
  pacer.pauses.set(method, paused);
  void last.then(() => {
    if (paused.last === last) pacer.pauses.delete(method);
  });
  return mine;
}

async function untilDone<Value>(pacer: Pacer, method: string, work: Work<Value>): Promise<Value> {
  for (;;) {
    await wait(pacer, pacer.pauses.get(method)?.until ?? 0);
    try {
      return await work();
    } catch (error) {
      pause(pacer, method, error);
    }
  }
}

/** Makes the method wait; rethrows what is no matter of rate, or of too long a wait. */
function pause({ pauses, now }: Pacer, method: string, error: unknown): void {
  const after = error instanceof ChannelError && error.code === 'rate-limited' ? error.retryAfter : undefined;
  if (after === undefined || after > longestWait) throw error;
  const found = pauses.get(method) ?? { until: 0, last: Promise.resolve() };
  found.until = Math.max(found.until, now() + after);
  pauses.set(method, found);
}

async function wait({ stopped, now }: Pacer, until: number): Promise<void> {
  if (until <= now()) return;
  await sleep(until - now(), undefined, { signal: stopped }).catch(() => {
    throw new ChannelError('unreachable', 'Slack is being disconnected');
  });
}
