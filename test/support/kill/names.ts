/** Names of points, two each: before it is known to have happened, and after. */
export const commits = (...names: readonly string[]) =>
  names.flatMap((name) => [`${name}: not committed`, `${name}: committed`]);
export const statements = (...names: readonly string[]) =>
  names.flatMap((name) => [`${name}: on its way`, `${name}: committed`]);
export const messages = (...keys: readonly string[]) =>
  keys.flatMap((key) => [`${key}: not sent`, `${key}: sent`]);
export const calls = (...names: readonly string[]) =>
  names.flatMap((name) => [`${name}: not made`, `${name}: taken, answer unread`]);
