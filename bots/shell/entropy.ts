import { randomFillSync } from 'node:crypto';

const bytesATurn = 16;

/** Random bytes for turns, drawn from the system 256 turns at a time: a call a turn would cost as much as deciding it. */
export function entropyPool(): () => Uint8Array {
  const pool = new Uint8Array(bytesATurn * 256);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    at += bytesATurn;
    return pool.slice(at - bytesATurn, at);
  };
}
