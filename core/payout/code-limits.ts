import { days, minutes } from '../shared/index.ts';

/**
 * How often a payout code may be asked for and tried. Ten wrong ones of a million in the life of an order: a guess
 * wins once in a hundred thousand orders.
 */
export const codeLimits = {
  digits: 6,
  /** Milliseconds. */
  validFor: minutes(5),
  triesPerCode: 5,
  codesPerOrder: { most: 3, within: days(1) },
  /** Ever: then a person of ours pays out another way. */
  wrongPerOrder: 10,
  wrongPerVendor: { most: 10, within: days(1) },
  /** A partner with so many is suspended until CX has looked. */
  suspension: { most: 20, within: days(30) },
} as const;
