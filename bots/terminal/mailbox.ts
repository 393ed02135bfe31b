import { limits } from './limits.ts';
import type { Told } from './render.ts';

/** What was said to people until they fetch it. It is on this machine only, and gone with the process. */
export type Mailbox = {
  write(as: string, told: readonly Told[]): void;
  /** Everything that waits for somebody, oldest first. */
  take(as: string): readonly Told[];
  /** Resolves when something waits for somebody, or when `signal` says enough. */
  filled(as: string, signal: AbortSignal): Promise<void>;
};

export function createMailbox(): Mailbox {
  const boxes = new Map<string, Told[]>();
  const waiting = new Map<string, Set<() => void>>();
  return {
    write(as, told) {
      boxes.set(as, [...(boxes.get(as) ?? []), ...told].slice(-limits.mailbox));
      for (const wake of waiting.get(as) ?? []) wake();
    },
    take(as) {
      const told = boxes.get(as) ?? [];
      boxes.delete(as);
      return told;
    },
    filled(as, signal) {
      if (boxes.has(as) || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wakers = waiting.get(as) ?? new Set();
        const wake = () => {
          wakers.delete(wake);
          if (wakers.size === 0) waiting.delete(as);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.set(as, wakers.add(wake));
        signal.addEventListener('abort', wake);
      });
    },
  };
}
