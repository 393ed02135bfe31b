export type Sweep = {
  start(): void;
  now(): void;
  /** Looks no later than in so many milliseconds: something is due then. */
  within(milliseconds: number): void;
  stop(): void;
};

/** Milliseconds between two looks: what a crash left behind, and timers of others, wait no longer than that. */
const every = 2_000;

/** Calls `look` again and again, never twice at the same time; a call that comes meanwhile is made up for at once. */
export function createSweep(look: () => Promise<void>): Sweep {
  let timer: NodeJS.Timeout | undefined;
  let next = Number.POSITIVE_INFINITY;
  let running = false;
  let stopped = true;
  const wait = (milliseconds: number): void => {
    clearTimeout(timer);
    next = performance.now() + milliseconds;
    timer = setTimeout(() => void sweep(), milliseconds);
  };
  const sweep = async (): Promise<void> => {
    if (running) return within(0);
    running = true;
    clearTimeout(timer);
    next = performance.now() + every;
    await look();
    running = false;
    if (!stopped) wait(Math.max(0, next - performance.now()));
  };
  const within = (milliseconds: number): void => {
    const at = performance.now() + milliseconds;
    if (stopped || at >= next) return;
    if (running) next = at;
    else wait(milliseconds);
  };
  return {
    within,
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
