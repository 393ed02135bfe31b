import { rupees } from '../../shared/index.ts';
import type { Effect, LeastValue } from '../question.ts';

export const nothing: Effect = { type: 'none' };

export const knockOut: Effect = { type: 'knock-out' };

/** Whole percent of the market value; the bounds are in rupees. */
export const percent = (of100: number, bounds: { atLeast?: number; atMost?: number } = {}): Effect => ({
  type: 'percent',
  basisPoints: of100 * 100,
  ...(bounds.atLeast === undefined ? {} : { atLeast: rupees(bounds.atLeast) }),
  ...(bounds.atMost === undefined ? {} : { atMost: rupees(bounds.atMost) }),
});

/** A fixed number of rupees, for what costs the same whatever the device is worth. */
export const off = (amount: number): Effect => ({ type: 'amount', paise: rupees(amount) });

/** Whole percent of the market value, but at least so many rupees. */
export const worth = (of100: number, atLeast: number): LeastValue => ({
  basisPoints: of100 * 100,
  atLeast: rupees(atLeast),
});
