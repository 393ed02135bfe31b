/** What the process was asked for, and what came of it. */
export type Sends<Outcome> = {
  begin(hand: (ref: number) => void): Promise<Outcome>;
  came(ref: number, outcome: Outcome): void;
  /** The process has ended: nobody knows what came of those that it had. */
  lost(): void;
};

/** `unknown` is what is told of those that were lost. */
export function createSends<Outcome>(unknown: Outcome): Sends<Outcome> {
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
      for (const resolve of waiting.values()) resolve(unknown);
      waiting.clear();
    },
  };
}
