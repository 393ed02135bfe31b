type Kept<Key> = {
  readonly size: number;
  keys(): Iterable<Key>;
  delete(key: Key): unknown;
};

/** What is kept in memory has an end: above so many, the one that was put in longest ago goes. */
export function forgetOldest<Key>(kept: Kept<Key>, most: number): void {
  if (kept.size <= most) return;
  for (const oldest of kept.keys()) return void kept.delete(oldest);
}
