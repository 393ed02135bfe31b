/** What a vendor's people did with an order that shows that they had its customer. */
export const touches: readonly string[] = [
  'show-contact',
  'log-call',
  'send-to-customer',
  'schedule',
  'depart',
  'change-address',
  'report-address',
];

/** What is known of a claim that ends. */
export type ClaimEnd = {
  /** Its vendor's people did one of `touches`. */
  readonly touched: boolean;
  /** The partner has come to the customer's door. */
  readonly atDoor: boolean;
  /** The partner has let it lie: their claim had run out, or nobody came at the time that was agreed on. */
  readonly neglected: boolean;
  /** The customer has moved the visit that was agreed on, and the partner has not agreed on another yet. */
  readonly excused: boolean;
};

type Charge = (end: ClaimEnd) => boolean;
const always: Charge = () => true;
const unlessExcused: Charge = ({ excused }) => !excused;

/**
 * Moves that end a claim and cost its lead fee when the customer was reached for. What is not here costs nothing: it moves
 * out of the vendor's area, or the device is not sold or not bought at the door.
 */
const charges: ReadonlyMap<string, Charge> = new Map([
  ['release', unlessExcused],
  ['time-out', unlessExcused],
  ['merge-duplicate', always],
  // What the shop takes back for reasons of its own costs nothing.
  ['revoke', ({ neglected, excused }) => neglected && !excused],
  // After the visit it is what declining the price is; before it, whoever had the number may have bought privately.
  ['cancel', ({ atDoor }) => !atDoor],
]);

/**
 * Whether the end of a claim keeps the lead fee (S0-59, S0-61, B9). Whoever had the customer's contact has had the lead;
 * one that was none is credited on demand (B10).
 */
export const chargesLead = (move: string, end: ClaimEnd): boolean =>
  end.touched && charges.get(move)?.(end) === true;
