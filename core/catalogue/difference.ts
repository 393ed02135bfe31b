import { share } from '../shared/money.ts';
import type { PriceBook, Variant } from './catalogue.ts';

/** `basisPoints` of the old price (base times market) that the new one is above it, below zero when it fell. */
export type PriceChange = {
  readonly before: Variant;
  readonly after: Variant;
  readonly basisPoints: number;
};

export type Difference = {
  readonly added: readonly Variant[];
  readonly changed: readonly PriceChange[];
  readonly gone: readonly Variant[];
  /** The largest move up or down, in basis points, never below zero. */
  readonly biggestMove: number;
  /** Variants of the book before, gone ones among them. */
  readonly known: number;
};

export type Refusal = {
  /** One sentence for the operator. */
  readonly reason: string;
  /** Every price that moves too much, the largest move first. */
  readonly moves: readonly PriceChange[];
};

const size = (change: PriceChange): number => Math.abs(change.basisPoints);

/** Away from zero, so that a price that moves by a hair more than a limit is beyond it. */
function moved(before: Variant, after: Variant): number {
  const from = share(before.base, before.market);
  const to = share(after.base, after.market);
  if (from === to) return 0;
  const part = Math.ceil((Math.abs(to - from) * 10_000) / Math.max(from, 1));
  return to > from ? part : -part;
}

/** What publishing `after` would do to the prices of `before`; with no book before, everything is added. */
export function difference(before: PriceBook | undefined, after: PriceBook): Difference {
  const old = new Map(before?.variants.map((variant) => [variant.id, variant]));
  const added: Variant[] = [];
  const changed: PriceChange[] = [];
  for (const variant of after.variants) {
    const was = old.get(variant.id);
    old.delete(variant.id);
    if (!was) added.push(variant);
    else if (was.base !== variant.base || was.market !== variant.market)
      changed.push({ before: was, after: variant, basisPoints: moved(was, variant) });
  }
  const biggestMove = changed.reduce((biggest, change) => Math.max(biggest, size(change)), 0);
  return { added, changed, gone: [...old.values()], biggestMove, known: before?.variants.length ?? 0 };
}

const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

/** A small book may change as it likes; of a larger one no more may vanish at once, in basis points. */
const smallBook = 20;
const mostGone = 1_500;

/**
 * Why a second person must agree first: a price moves by more than `limit` basis points, or so much of the book is gone that
 * the list may be cut off. Undefined when neither.
 */
export function refusal({ changed, gone, known }: Difference, limit: number): Refusal | undefined {
  const moves = changed
    .filter((change) => size(change) > limit)
    .sort((one, other) => size(other) - size(one));
  const [biggest] = moves;
  if (biggest) return { reason: movesTooFar(biggest, moves.length, limit), moves };
  if (known < smallBook || gone.length * 10_000 <= known * mostGone) return undefined;
  const reason = `${gone.length} of ${known} variants would be gone, more than ${percent(mostGone)}: is the list cut off?`;
  return { reason, moves };
}

function movesTooFar(biggest: PriceChange, count: number, limit: number): string {
  const direction = biggest.basisPoints > 0 ? 'up' : 'down';
  const prices = count === 1 ? '1 price moves' : `${count} prices move`;
  return (
    `${prices} by more than ${percent(limit)}, most of all ${biggest.after.id}, ` +
    `which goes ${direction} by ${percent(size(biggest))}.`
  );
}
