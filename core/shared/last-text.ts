/**
 * What was read last, kept for who asks for the same again. `read` must be pure, and `keyOf` tell apart all that it reads
 * differently.
 */
export function lastOf<A, T>(read: (asked: A) => T, keyOf: (asked: A) => string): (asked: A) => T {
  let last: { readonly key: string; readonly read: T } | undefined;
  return (asked) => {
    const key = keyOf(asked);
    if (last?.key !== key) last = { key, read: read(asked) };
    return last.read;
  };
}

/** The same for a text: a turn reads one line by many readers, one after another. */
export const lastText = <T>(read: (text: string) => T): ((text: string) => T) => lastOf(read, (text) => text);
