import type { Line } from '../conversation/index.ts';
import { kilometresTo } from './area.ts';
import { type Sla, slaLines } from './sla.ts';
import type { MatchedOrder, Standing, Vendor } from './vendor.ts';

export type Candidate = {
  readonly vendor: Vendor;
  readonly standing: Standing;
  readonly sla: Sla;
};

type TermName = 'sla' | 'distance' | 'load';
/** `points` are 0 to 100, more is better; `because` says what they come from. */
export type Term = {
  readonly name: TermName;
  readonly points: number;
  readonly weight: number;
  readonly because: readonly Line[];
};

export type Ranked = {
  readonly vendor: Vendor;
  /** From 1. */
  readonly rank: number;
  /** 0 to 100: what the terms make together. */
  readonly score: number;
  readonly terms: readonly Term[];
};

export type Weights = Readonly<Record<TermName, number>>;

/** Whole numbers of any size; what counts is how they compare. */
export const defaultWeights: Weights = { sla: 50, distance: 30, load: 20 };

/** From here on a vendor is far away, in kilometres. */
const farthest = 30;
/** For what nobody knows. */
const neutral = 50;

type Points = { readonly points: number; readonly because: readonly Line[] };

const terms: Readonly<Record<TermName, (candidate: Candidate, order: MatchedOrder) => Points>> = {
  sla: ({ sla }) => ({ points: sla.score, because: slaLines(sla) }),
  distance: ({ vendor }, order) => {
    const away = kilometresTo(vendor, order);
    if (away === undefined) return { points: neutral, because: [{ key: 'matching.distance-unknown' }] };
    const points = Math.round(100 * Math.max(0, 1 - away / farthest));
    return { points, because: [{ key: 'matching.distance', params: { km: Math.round(away) } }] };
  },
  // The shop's own people come last however many orders they have, so nobody counts them.
  load: ({ vendor: { capacity, house }, standing: { load } }) => {
    if (house) return { points: neutral, because: [] };
    return capacity === undefined
      ? {
          points: Math.round(100 / (1 + load / 5)),
          because: [{ key: 'matching.load', params: { load } }],
        }
      : {
          points: Math.round(100 * Math.max(0, 1 - load / capacity)),
          because: [{ key: 'matching.load-of', params: { load, capacity } }],
        };
  },
};

/**
 * Those who may have the order, the best first (S0-61, S0-62). The shop's own people come last whatever they score, and
 * of equals the one whose id is first. The same facts always give the same order.
 */
export function rank(
  candidates: readonly Candidate[],
  order: MatchedOrder,
  weights: Weights = defaultWeights,
): readonly Ranked[] {
  const whole = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const scored = candidates.map((candidate) => {
    const weighed = weigh(candidate, order, weights);
    return { vendor: candidate.vendor, terms: weighed, total: totalOf(weighed) };
  });
  // Totals are whole numbers and never rounded: two vendors change places only when a fact or a weight does.
  scored.sort(
    (a, b) =>
      Number(a.vendor.house) - Number(b.vendor.house) ||
      b.total - a.total ||
      (a.vendor.id < b.vendor.id ? -1 : 1),
  );
  return scored.map(({ vendor, terms: found, total }, n) => {
    return { vendor, rank: n + 1, score: whole === 0 ? 0 : Math.round(total / whole), terms: found };
  });
}

const weigh = (candidate: Candidate, order: MatchedOrder, weights: Weights): readonly Term[] =>
  (Object.keys(terms) as TermName[]).map((name) => {
    return { name, weight: weights[name], ...terms[name](candidate, order) };
  });

const totalOf = (weighed: readonly Term[]): number =>
  weighed.reduce((sum, { points, weight }) => sum + points * weight, 0);
