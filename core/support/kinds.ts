import { days, hours, type Instant, minutes } from '../shared/index.ts';

/** Who looks after a task. */
export type Team = 'cx' | 'pricing' | 'sales';

type Kind = {
  readonly team: Team;
  /** Milliseconds until it should be done; then anybody may take it over. */
  readonly within: Instant;
  /** How it can end. */
  readonly outcomes: readonly string[];
};

/** What people of ours have to do: for whom, by when, and how it can end. */
export const kinds = {
  /** S0-23: a named owner in pricing adds the model, or says no. */
  'model-request': { team: 'pricing', within: days(1), outcomes: ['supported', 'not-supported'] },
  /** S0-45, S0-64, S0-86: is the pincode right? If so, the lead is closed politely. */
  'unserviceable-lead': {
    team: 'cx',
    within: hours(4),
    outcomes: ['no-pickup', 'not-interested', 'unreachable', 'pickup-possible'],
  },
  /** S0-78: its partner says that the customer is elsewhere, where they do not come. */
  'address-check': { team: 'cx', within: hours(1), outcomes: ['same-address', 'decided'] },
  handoff: { team: 'cx', within: minutes(10), outcomes: ['answered'] },
  /** S0-57, S0-83. */
  'high-value-call': { team: 'sales', within: minutes(30), outcomes: ['spoke', 'no-answer'] },
  /** S0-82, S0-88. */
  duplicate: { team: 'cx', within: hours(2), outcomes: ['merged', 'different'] },
  /** S0-85. */
  'price-missing': { team: 'pricing', within: hours(2), outcomes: ['priced', 'no-price'] },
  /** Three visits came to nothing, or the code at the door did not fit. */
  'failed-pickup': { team: 'cx', within: hours(1), outcomes: ['spoke', 'no-answer'] },
  /** B3: a price far below the estimate is looked at before the customer sees it. */
  'variance-review': { team: 'cx', within: minutes(20), outcomes: ['decided'] },
  'price-dispute': { team: 'cx', within: minutes(20), outcomes: ['decided'] },
  'gate-failed': { team: 'cx', within: minutes(30), outcomes: ['decided'] },
  'failed-payout': { team: 'cx', within: minutes(15), outcomes: ['paid-again', 'decided'] },
  /** B14: the books of the day, to be looked at. */
  'trial-balance': { team: 'cx', within: days(1), outcomes: ['seen'] },
  /** B10: what we know of a lost lead does not say by itself whether its fee goes back. */
  'lead-credit': { team: 'cx', within: days(1), outcomes: ['granted', 'refused'] },
  /** S2: payment codes are blocked for a partner who entered too many wrong ones. */
  'codes-blocked': { team: 'cx', within: hours(1), outcomes: ['decided'] },
  /** B14: money that came or went and matches nothing we know. */
  suspense: { team: 'cx', within: days(1), outcomes: ['cleared'] },
  /** M9: a payout is not the same at its provider, with us and in the books. */
  'payout-difference': { team: 'cx', within: hours(4), outcomes: ['decided'] },
  /** Somebody transfers the money at the bank. */
  'pay-by-hand': { team: 'cx', within: minutes(30), outcomes: ['paid'] },
  /** S1-26: a customer was not content. */
  'low-review': { team: 'cx', within: days(1), outcomes: ['spoke', 'no-answer'] },
  /** After the payment: the device is wiped, and the certificate kept. */
  'data-wipe': { team: 'cx', within: days(2), outcomes: ['wiped'] },
} as const satisfies Readonly<Record<string, Kind>>;

export type ItemKind = keyof typeof kinds;
/** `order-over`: nobody did it, the order it was about has ended. */
export type Outcome = (typeof kinds)[ItemKind]['outcomes'][number] | 'order-over';

export const isOutcomeOf = (kind: ItemKind, outcome: string): outcome is Outcome =>
  (kinds[kind].outcomes as readonly string[]).includes(outcome);
