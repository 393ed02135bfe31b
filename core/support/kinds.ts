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
  handoff: { team: 'cx', within: minutes(10), outcomes: ['answered'] },
  /** S0-57, S0-83. */
  'high-value-call': { team: 'sales', within: minutes(30), outcomes: ['spoke', 'no-answer'] },
  /** S0-82, S0-88. */
  duplicate: { team: 'cx', within: hours(2), outcomes: ['merged', 'different'] },
  /** S0-85. */
  'price-missing': { team: 'pricing', within: hours(2), outcomes: ['priced', 'no-price'] },
} as const satisfies Readonly<Record<string, Kind>>;

export type ItemKind = keyof typeof kinds;
/** `order-over`: nobody did it, the order it was about has ended. */
export type Outcome = (typeof kinds)[ItemKind]['outcomes'][number] | 'order-over';

export const isOutcomeOf = (kind: ItemKind, outcome: string): outcome is Outcome =>
  (kinds[kind].outcomes as readonly string[]).includes(outcome);
