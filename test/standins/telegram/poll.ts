import { Refusal } from './refusal.ts';
import type { Update, UpdateQueue } from './updates.ts';

export type PollRequest = {
  readonly offset: number;
  readonly limit: number;
  /** Seconds, 0-50 as in the official server. */
  readonly timeout: number;
  /** Aborts when the bot hangs up. */
  readonly gone: AbortSignal;
};

export type Poller = {
  readonly poll: (request: PollRequest) => Promise<readonly Update[]>;
  /** Ends the waiting poll with a 409 in these words. */
  readonly interrupt: (reason: string) => void;
  readonly stop: () => void;
};

/** A true long poll: one waits at a time, and it ends with the first update or when its time is up. */
export function createPoller(queue: UpdateQueue): Poller {
  let end: ((outcome: readonly Update[] | Refusal) => void) | undefined;
  const interrupt = (reason: string) => end?.(new Refusal(409, `Conflict: ${reason}`));
  return {
    interrupt,
    stop: () => end?.([]),
    poll: (request) => {
      interrupt('terminated by other getUpdates request; make sure that only one bot instance is running');
      forget(queue, request.offset);
      const ready = handOut(queue, request.limit);
      if (ready.length > 0 || request.timeout === 0) return Promise.resolve(ready);
      return new Promise((resolve, reject) => {
        const mine = (outcome: readonly Update[] | Refusal) => {
          if (end === mine) end = undefined;
          clearTimeout(timer);
          unsubscribe();
          if (outcome instanceof Refusal) reject(outcome);
          else resolve(outcome);
        };
        const timer = setTimeout(() => mine([]), request.timeout * 1000);
        const unsubscribe = queue.onChange(() => {
          const updates = handOut(queue, request.limit);
          if (updates.length > 0) mine(updates);
        });
        request.gone.addEventListener('abort', () => mine([]));
        end = mine;
      });
    },
  };
}

/** `offset` confirms what is older; a negative one keeps only that many of the newest. */
function forget(queue: UpdateQueue, offset: number): void {
  if (offset === 0) return;
  const kept = offset < 0 ? new Set(queue.pending().slice(offset)) : undefined;
  queue.confirm((entry) => (kept ? !kept.has(entry) : entry.update.update_id < offset && !entry.again));
}

function handOut(queue: UpdateQueue, limit: number): Update[] {
  const entries = queue.pending().slice(0, limit);
  // A repeated update has an old id: from now on the usual offset may confirm it.
  for (const entry of entries) entry.again = false;
  return entries.map(({ update }) => update);
}
