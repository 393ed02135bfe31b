import type { Category } from '../catalogue/index.ts';
import type { Place, Position } from '../customers/index.ts';
import type { Instant, Paise } from '../shared/index.ts';

/** Weekdays (1 is Monday) and minutes after midnight, on the clock of the pickup's pincode. */
export type WorkingHours = {
  readonly days: readonly number[];
  readonly opens: number;
  readonly closes: number;
};

/** Calendar dates, ISO 8601, both included. */
export type Holiday = { readonly from: string; readonly to: string };

/** A business that picks devices up, or the shop's own people. */
export type Vendor = {
  /** Chosen by the shop: `asha-mobiles`. */
  readonly id: string;
  readonly name: string;
  /** The shop's own people: they need no wallet, and orders come to them when nobody else is left. */
  readonly house: boolean;
  readonly active: boolean;
  /** Stopped until somebody of ours has looked into it. */
  readonly suspended: boolean;
  /** Accounts that act for it: `slack:T1:U1`. */
  readonly members: readonly string[];
  /** Pincodes, their first digits, or ranges. */
  readonly areas: readonly string[];
  /** Where its people start from. */
  readonly base?: Position | undefined;
  /** Kilometres around the base that are served besides `areas`. */
  readonly radius?: number | undefined;
  readonly categories: readonly Category[];
  /** Open orders at once; without a limit when absent. */
  readonly capacity?: number | undefined;
  /** At any time when absent. */
  readonly hours?: WorkingHours | undefined;
  readonly holidays: readonly Holiday[];
  /** On holiday until they say otherwise. */
  readonly away: boolean;
};

/** What of an order decides who may have it. */
export type MatchedOrder = {
  readonly number: string;
  readonly category: Category;
  readonly place: Pick<Place, 'pincode' | 'latitude' | 'longitude'>;
  readonly estimate: Paise;
  /** When the customer wants it to be picked up. */
  readonly slot: { readonly from: Instant; readonly to: Instant };
};

/** What of a vendor changes by the hour. */
export type Standing = {
  /** In the wallet and not held; absent when nobody asked, as the vendor is out for other reasons. */
  readonly available?: Paise | undefined;
  /** What a claim of this order would hold. */
  readonly hold: Paise;
  /** Open orders that the vendor has. */
  readonly load: number;
};
