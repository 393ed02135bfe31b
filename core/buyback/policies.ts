import { days, hours, minutes, type Paise, rupees } from '../shared/index.ts';
import { defaultHandoverPolicy, type HandoverPolicy } from './handover-policy.ts';

/** Limits of the shop. Defaults are a sensible start; the environment may move them. */
export type Policies = {
  /** From this estimate on an order is flagged and called for confirmation (S0-57). */
  readonly highValue: Paise;
  /** A model that is not in the book is asked for when it is no older, in calendar years (S0-23, S0-24). */
  readonly supportedYears: number;
  /** Who looks after requests for new models (S0-23). */
  readonly pricingOwner: string;
  /** Same person and device within that long is a duplicate, in milliseconds (S0-82). */
  readonly duplicateWindow: number;
  /** A reminder comes that long after it was asked for, in milliseconds. */
  readonly reminder: number;
  /** Between claim and payment. */
  readonly handover: HandoverPolicy;
  /** Pickup hours, local time of the pincode. */
  readonly pickup: {
    readonly days: number;
    readonly opens: number;
    readonly closes: number;
    readonly length: number;
    readonly lead: number;
  };
};

export const defaultPolicies: Policies = {
  highValue: rupees(40_000),
  supportedYears: 5,
  pricingOwner: 'Mohsin',
  duplicateWindow: days(1),
  reminder: days(1),
  handover: defaultHandoverPolicy,
  pickup: { days: 7, opens: 9, closes: 20, length: hours(3), lead: minutes(90) },
};
