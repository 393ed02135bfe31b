export type Sweep = {
  start(): void;
  now(): void;
  /** Looks no later than in so many milliseconds: something is due then. */
  within(milliseconds: number): void;
  stop(): void;
};

/** Milliseconds between two looks: what a crash left behind, and timers of others, wait no longer than that. */
const every = 2_000;
/** Milliseconds that looks are apart at least, when many are wanted. */
const grain = 10;

/** Calls `look` again and again, never twice at the same time; a call that comes meanwhile is made up for at once. */
export function createSweep(look: () => Promise<void>): Sweep {
  const alarm = createAlarm(() => void sweep());
  const wanted = createTimes();
  let running = false;
  let stopped = true;
  const sweep = async (): Promise<void> => {
    const began = performance.now();
    if (running) return wanted.add(began);
    running = true;
    alarm.clear();
    wanted.forget(began);
    await look();
    running = false;
    if (!stopped) alarm.set(Math.min(began + every, wanted.first()));
  };
  const now = (): void => {
    if (!stopped) void sweep();
  };
  return {
    now,
    within: (milliseconds) => {
      // What is due later than the next regular look is found by one of those.
      if (stopped || milliseconds >= every) return;
      const at = Math.ceil((performance.now() + milliseconds) / grain) * grain;
      wanted.add(at);
      if (!running) alarm.set(at);
    },
    start: () => {
      stopped = false;
      now();
    },
    stop: () => {
      stopped = true;
      alarm.clear();
    },
  };
}

/** Rings once, at the first of the times that it was set to since it was cleared. */
function createAlarm(ring: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let next = Number.POSITIVE_INFINITY;
  const clear = (): void => {
    clearTimeout(timer);
    next = Number.POSITIVE_INFINITY;
  };
  const set = (at: number): void => {
    if (at >= next) return;
    clear();
    next = at;
    timer = setTimeout(ring, Math.max(0, at - performance.now()));
  };
  return { clear, set };
}

/** Looks that are wanted before the next regular one: the first is no reason to forget the others. */
function createTimes() {
  const times = new Set<number>();
  return {
    add: (at: number): void => void times.add(at),
    first: (): number => Math.min(...times),
    forget: (until: number): void => {
      for (const at of times) if (at <= until) times.delete(at);
    },
  };
}
