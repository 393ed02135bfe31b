import type { Instant } from '../shared/index.ts';
import { type Candidate, defaultWeights, type Ranked, rank, type Weights } from './rank.ts';
import { type Refusal, refusals } from './rules.ts';
import type { MatchedOrder } from './vendor.ts';

export type Skipped = { readonly vendor: string; readonly because: readonly Refusal[] };
export type Matching = { readonly ranked: readonly Ranked[]; readonly skipped: readonly Skipped[] };

/** Who may have an order, the best first, and why the others may not (S0-44, S0-58 to S0-62). */
export function match(
  candidates: readonly Candidate[],
  { order, now, weights = defaultWeights }: MatchTerms,
): Matching {
  const judged = candidates.map(({ vendor, standing, ...rest }) => {
    return { vendor, standing, ...rest, because: refusals({ vendor, order, standing, now }) };
  });
  const eligible = judged.filter(({ because }) => because.length === 0);
  const out = judged.filter(({ because }) => because.length > 0);
  return {
    ranked: rank(eligible, order, weights),
    skipped: out.map(({ vendor, because }) => ({ vendor: vendor.id, because })),
  };
}

type MatchTerms = { readonly order: MatchedOrder; readonly now: Instant; readonly weights?: Weights };
