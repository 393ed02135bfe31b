import type { Instant, Paise } from '../shared/index.ts';

/** What a code is good for and for nothing else. `destination` is its `destinationText`, or a keyed hash of that. */
export type Binding = {
  readonly number: string;
  readonly amount: Paise;
  readonly destination: string;
  readonly vendor: string;
};

/** A code that was sent to a customer. */
export type IssuedCode = {
  readonly binding: Binding;
  readonly expiresAt: Instant;
  /** Comparisons that were made with it. */
  readonly tries: number;
  readonly usedAt?: Instant | undefined;
  /** A newer one took its place, or what it was for has changed. */
  readonly voidedAt?: Instant | undefined;
};

/** What has happened with codes so far. Times that no limit reaches back to may be left out. */
export type CodeStanding = {
  /** When this order's codes were issued. */
  readonly issued: readonly Instant[];
  readonly wrongOfOrder: number;
  /** When this vendor's codes were wrong, since CX last looked. */
  readonly wrongOfVendor: readonly Instant[];
  readonly suspended: boolean;
};

/** Why no code is sent or compared. `until`: when it is worth another try; without it a person has to help. */
export type CodeRefusal =
  | { readonly type: 'suspended' }
  | { readonly type: 'too-many'; readonly of: 'order' | 'code' }
  | { readonly type: 'too-many'; readonly of: 'codes' | 'vendor'; readonly until: Instant }
  | { readonly type: 'no-code' | 'used' | 'expired' | 'void' }
  | { readonly type: 'not-this-amount' | 'not-this-destination' | 'not-this-vendor' };

/** What came of a try. */
export type CodeVerdict =
  | { readonly type: 'right' }
  /** `left`: tries until the next limit, be it of the code, the order or the vendor. */
  | { readonly type: 'wrong'; readonly left: number; readonly suspends: boolean }
  | CodeRefusal;
