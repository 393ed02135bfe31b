/**
 * The same reading of a text, kept for the text that was read last: a turn reads one line by many readers, one after
 * another. `read` must be pure.
 */
export function lastText<T>(read: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly read: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, read: read(text) };
    return last.read;
  };
}
