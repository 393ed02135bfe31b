export type Sweep = { start(): void; now(): void; stop(): void };

/** Milliseconds between two looks: what a crash left behind, and timers, wait no longer than that. */
const every = 1_000;

/** Calls `look` again and again, never twice at the same time; a call that comes meanwhile is made up for at once. */
export function createSweep(look: () => Promise<void>): Sweep {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  let stopped = true;
  const sweep = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    clearTimeout(timer);
    await look();
    running = false;
    if (stopped) return;
    timer = setTimeout(() => void sweep(), again ? 0 : every);
    again = false;
  };
  return {
    start: () => {
      stopped = false;
      void sweep();
    },
    now: () => {
      if (!stopped) void sweep();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
