let waiting: Promise<void> | undefined;

/**
 * Resolves in the loop's turn after the next one: a batch that waits to be decided is on its way to the database by
 * then. What is drawn after that is drawn while the database works, not while it waits; with nobody waiting, it is at once.
 */
export function afterTheNext(): Promise<void> {
  waiting ??= new Promise((resolve) =>
    setImmediate(() =>
      setImmediate(() => {
        waiting = undefined;
        resolve();
      }),
    ),
  );
  return waiting;
}
