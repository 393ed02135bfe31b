import { randomFillSync } from 'node:crypto';

/** Random bytes, so many at a time, drawn from the system 256 times ahead: a call each time takes longer than their use. */
export function entropyPool(bytes: number): () => Uint8Array {
  const pool = new Uint8Array(bytes * 256);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    at += bytes;
    return pool.slice(at - bytes, at);
  };
}
