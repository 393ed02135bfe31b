import type { Outcome } from './protocol.ts';

/** Messages that were handed to the process, and what came of them. */
export type Sends = {
  begin(hand: (ref: number) => void): Promise<Outcome>;
  came(ref: number, outcome: Outcome): void;
  /** The process has ended: nobody knows what came of those that it had. */
  lost(): void;
};

export function createSends(): Sends {
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let last = 0;
  return {
    begin: (hand) =>
      new Promise((resolve) => {
        const ref = ++last;
        waiting.set(ref, resolve);
        hand(ref);
      }),
    came: (ref, outcome) => {
      waiting.get(ref)?.(outcome);
      waiting.delete(ref);
    },
    lost: () => {
      for (const resolve of waiting.values()) resolve({ came: 'unknown' });
      waiting.clear();
    },
  };
}
