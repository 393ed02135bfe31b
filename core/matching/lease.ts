import { zoneOf } from '../customers/index.ts';
import { hours, type Instant, minutes, type Paise, rupees } from '../shared/index.ts';
import { afterDaytime, type Daytime } from './calendar.ts';
import { defaultWaves } from './waves.ts';

export type LeaseTerms = {
  /** The first entry whose estimate an order reaches says how long its holder may do nothing, in daytime. */
  readonly lengths: readonly { readonly from: Paise; readonly length: number }[];
  readonly daytime: Daytime;
};

export const defaultLeases: LeaseTerms = {
  lengths: [
    { from: rupees(40_000), length: minutes(45) },
    { from: rupees(0), length: hours(2) },
  ],
  daytime: defaultWaves.daytime,
};

type Leased = {
  readonly estimate: Paise;
  readonly place: { readonly pincode: string };
  /** Set once a visit is agreed on: until it is over nothing else is expected. */
  readonly visit?: { readonly to: Instant } | undefined;
};

/**
 * When a claim lapses if its holder does nothing after `now` (B13). Anything that the holder does is a reason to ask
 * again. An order of high value lapses sooner; nights do not count.
 */
export function leaseEnds(
  now: Instant,
  { estimate, place, visit }: Leased,
  { lengths, daytime }: LeaseTerms = defaultLeases,
): Instant {
  const { length } = lengths.find(({ from }) => estimate >= from) ?? { length: 0 };
  return afterDaytime(Math.max(now, visit?.to ?? now), length, daytime, zoneOf(place.pincode));
}
