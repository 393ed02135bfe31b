import type { Inbound } from '#bots/shell/channel.ts';

/** What reaches `accept`, which says so and then waits for as long as a test wants. */
export function listening() {
  const heard: Inbound[] = [];
  const waiting: (() => void)[] = [];
  let gate: Promise<void> = Promise.resolve();
  return {
    heard,
    accept(inbound: Inbound): Promise<void> {
      heard.push(inbound);
      for (const wake of waiting.splice(0)) wake();
      return gate;
    },
    /** Turns are not durable until the returned function is called. */
    hold(): () => void {
      let release = (): void => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    async hears(count: number): Promise<void> {
      while (heard.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
