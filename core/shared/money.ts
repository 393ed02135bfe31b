/** An amount of Indian rupees in whole paise: sums never round and JSON can hold it. */
export type Paise = number;

/** Checks that `amount` is whole paise. Throws RangeError otherwise: a fraction of a paisa is a defect, not input. */
export function paise(amount: number): Paise {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole number of paise`);
  return amount;
}

export const rupees = (amount: number): Paise => paise(Math.round(amount * 100));

/** One basis point is a hundredth of a percent; 10,000 are the whole. Half a paisa rounds up. */
export const share = (amount: Paise, basisPoints: number): Paise =>
  paise(Math.floor((amount * basisPoints) / 10_000 + 0.5));

/** Down to a multiple of `step`, as a counter quotes round rupees. */
export const roundDown = (amount: Paise, step: Paise): Paise => paise(Math.floor(amount / step) * step);
