type Wait<Value> = {
  /** What is waited for, once it is there. */
  readonly look: () => Value | undefined;
  /** Called after every change. */
  readonly listeners: Set<() => void>;
  /** Milliseconds. */
  readonly within: number;
  /** The complaint when it did not come. */
  readonly missing: () => string;
};

/** Waits for an event, never for a while: `look` runs now and after each change. Rejects when time is up. */
export function waitFor<Value>({ look, listeners, within, missing }: Wait<Value>): Promise<Value> {
  const here = look();
  if (here !== undefined) return Promise.resolve(here);
  // The stack of the caller is of more use than that of the timer.
  const late = new Error();
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      listeners.delete(listener);
    };
    const listener = () => {
      const value = look();
      if (value === undefined) return;
      end();
      resolve(value);
    };
    const timer = setTimeout(() => {
      end();
      late.message = missing();
      reject(late);
    }, within);
    listeners.add(listener);
  });
}
