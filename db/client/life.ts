import { ConnectionLost } from './errors.ts';

/** Whether a session still lives, and who has to be told when it does not. */
export function lifeOf(onLost?: () => void) {
  const pending = new Set<(reason: Error) => void>();
  let loss: ConnectionLost | undefined;

  const lose = (cause?: unknown): void => {
    if (loss) return;
    loss = new ConnectionLost(cause);
    for (const reject of pending) reject(loss);
    pending.clear();
    onLost?.();
  };
  /** A race with one lasting promise would keep every promise that ever raced with it. */
  const whileOpen = <T>(promise: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      pending.add(reject);
      const settled = (act: () => void): void => {
        pending.delete(reject);
        act();
      };
      promise.then(
        (value) => settled(() => resolve(value)),
        (error) => settled(() => reject(error)),
      );
      if (loss) reject(loss);
    });

  return { lose, whileOpen, loss: () => loss, load: () => pending.size };
}
