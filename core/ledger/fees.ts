import { type Paise, rupees, share } from '../shared/index.ts';

/** What a vendor pays for a lead. */
export type FeePolicy = {
  /** Of the estimate; one is a hundredth of a percent. */
  readonly basisPoints: number;
  /** The fee of a small lead. */
  readonly least: Paise;
};

export const defaultFees: FeePolicy = { basisPoints: 200, least: rupees(49) };

export const leadFee = (estimate: Paise, { basisPoints, least }: FeePolicy): Paise =>
  Math.max(least, share(estimate, basisPoints));

/** What a claim takes out of the vendor's available money (S0-59): the estimate and the fee. */
export const neededFor = (estimate: Paise, policy: FeePolicy): Paise => estimate + leadFee(estimate, policy);
