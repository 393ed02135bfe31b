import type { Destination } from '../payout/index.ts';
import type { Answers, Breakdown } from '../quoting/index.ts';
import type { Instant, Paise } from '../shared/index.ts';
import type { Review, Talk } from '../support/index.ts';
import type { Proof } from './proof.ts';
import type { SentPhoto } from './sent-photos.ts';

/** What the government's list of stolen devices says of an IMEI, as the inspector read it there. */
export const imeiChecks = ['clean', 'blacklisted', 'duplicate', 'not-verified'] as const;
/** Only telephones are asked for. */
export type ImeiCheck = (typeof imeiChecks)[number] | 'not-asked';

/** What must be settled before money moves: is it theirs, who are they, and do they answer for it. */
export const gateNames = ['ownership', 'identity', 'indemnity'] as const;
export type Gate = (typeof gateNames)[number];

/** What was found at the door. The same questions as the customer answered, and what proves it. */
export type Inspection = {
  readonly answers: Answers;
  /** IMEI of a phone, serial number of anything else. */
  readonly identifier: string;
  readonly check: ImeiCheck;
  /** No account lock is left on it. */
  readonly unlocked: boolean;
  readonly breakdown: Breakdown;
  /** Ids of evidence, by question; the check's own under `check`. */
  readonly photos: Readonly<Record<string, readonly string[]>>;
  readonly by: string;
  readonly at: Instant;
  /** An order in which we paid for a device with this number before: it was sold again, stolen, or the number is wrong. */
  readonly bought?: string;
};

/** The price after inspection; it stands until then. */
export type Offer = { readonly price: Paise; readonly until: Instant };

/** All that happens to an order between its claim and its payment, in the order in which it happens. */
export type Handover = {
  /** Visits that came to nothing. */
  readonly attempts: number;
  /** When its holder was left to agree on another visit, as the customer wants another time. */
  readonly again?: Instant;
  /** Times that its holder has moved a visit since the customer wanted another one. */
  readonly replans?: number;
  /** The customer moved a visit before it was due, and its holder has not agreed on another yet: giving up costs no fee. */
  readonly excused?: true;
  /** The code that the customer tells at the door, how often another one was said, and since when somebody is on the way. */
  readonly arrival?: { readonly code: string; readonly wrong: number; readonly since?: Instant };
  /** Other codes that were said on earlier trips, by account: neither a new trip nor another person is a new try. */
  readonly wrongCodes?: Readonly<Record<string, number>>;
  readonly inspection?: Inspection;
  readonly offer?: Offer;
  /** Questions that the customer has disputed; each once. */
  readonly disputed: readonly string[];
  /** Why, in the customer's words, by question. */
  readonly reasons?: Readonly<Record<string, string>>;
  readonly gates: { readonly [G in Gate]?: 'passed' | 'waived' };
  readonly destination?: Destination;
  /** A payment was made and came back: the device is ours, and its price is owed. */
  readonly owed?: true;
  /** What the customer sent pictures of, oldest first. */
  readonly photos?: readonly SentPhoto[];
  /** What the customer thought of it all. */
  readonly review?: Review;
  /** What was agreed with them about it, each time somebody of ours called. */
  readonly talks?: readonly Talk[];
  /** The wiping of the device, by the number of its certificate. */
  readonly wipe?: { readonly certificate: string; readonly at: Instant };
  /** Of a number of theirs; it outlives whoever has the order. */
  readonly proof?: Proof;
};

export const noHandover: Handover = { attempts: 0, disputed: [], gates: {} };
