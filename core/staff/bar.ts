const longest = 12;

/** `█████`: nothing for nothing, one at least for something. */
export const bar = (amount: number, most: number): string =>
  amount <= 0 || most <= 0 ? '▏' : '█'.repeat(Math.max(1, Math.round((amount / most) * longest)));

/** Percent, whole. */
export const shareOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 100);
