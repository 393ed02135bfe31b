import type { Line } from '../conversation/index.ts';
import type { Instant } from '../shared/index.ts';
import type { Ranked, Term } from './rank.ts';
import type { Refusal } from './rules.ts';

export const offerStates = ['offered', 'claimed', 'declined', 'timed-out', 'withdrawn'] as const;
export type OfferState = (typeof offerStates)[number];

/** What is kept of a ranking with the offer that came of it. */
export type Breakdown = Pick<Ranked, 'score' | 'terms'> & {
  /** How many could have had the order. */
  readonly among: number;
};

export type OfferFacts = Breakdown & {
  readonly wave: number;
  readonly rank: number;
  readonly state: OfferState;
  readonly offeredAt: Instant;
  /** IANA name of the clock that times are shown by. */
  readonly zone: string;
};

/** "Why was I so late, or not asked?" for a vendor that had an offer: when, at which place, and what made the score. */
export function explainOffer({
  wave,
  rank,
  among,
  score,
  state,
  offeredAt: at,
  zone,
  terms,
}: OfferFacts): readonly Line[] {
  const when = { at, zone, show: 'date-time' } as const;
  return [
    { key: `matching.offer-${state}` },
    { key: 'matching.offer-place', params: { wave, rank, among, score, when } },
    ...terms.flatMap(explainTerm),
  ];
}

type Waiting = Pick<OfferFacts, 'rank' | 'among' | 'score' | 'terms'>;

/** The same for one whose turn did not come. */
export const explainWaiting = ({ rank, among, score, terms }: Waiting): readonly Line[] => [
  { key: 'matching.waiting', params: { rank, among, score } },
  ...terms.flatMap(explainTerm),
];

/** The same for one that was left out. */
export const explainSkip = (refusals: readonly Refusal[]): readonly Line[] => [
  { key: 'matching.skipped' },
  ...refusals.map(({ line }) => line),
];

const explainTerm = ({ name, points, weight, because }: Term): readonly Line[] => [
  { key: `matching.term-${name}`, params: { points, weight } },
  ...because,
];
