import { zoneOf } from '../customers/index.ts';
import { hours, type Instant, minutes, type Paise, rupees } from '../shared/index.ts';
import { afterDaytime, type Daytime } from './calendar.ts';
import { defaultWaves } from './waves.ts';

export type LeaseTerms = {
  /** The first entry whose estimate an order reaches says how long its holder may do nothing; both in daytime. */
  readonly lengths: readonly {
    readonly from: Paise;
    readonly length: number;
    /** All of it together, whatever its holder does: a call that is logged again and again keeps no order. */
    readonly most: number;
  }[];
  readonly daytime: Daytime;
};

export const defaultLeases: LeaseTerms = {
  lengths: [
    { from: rupees(40_000), length: minutes(45), most: hours(4) },
    { from: rupees(0), length: hours(2), most: hours(10) },
  ],
  daytime: defaultWaves.daytime,
};

/** When so many milliseconds of daytime have passed where the order is. */
export const daytimeEnds = (from: Instant, length: number, pincode: string): Instant =>
  afterDaytime(from, length, defaultLeases.daytime, zoneOf(pincode));

type Leased = {
  readonly estimate: Paise;
  readonly place: { readonly pincode: string };
  /** Set once a visit is agreed on: until it is over nothing else is expected. */
  readonly visit?: { readonly to: Instant } | undefined;
  /** Since when its holder is to agree on a visit; without it there is no limit. */
  readonly since?: Instant | undefined;
};

/**
 * When a claim lapses if its holder does nothing after `now` (B13). Anything that the holder does is a reason to ask
 * again, up to a limit. An order of high value lapses sooner; nights do not count.
 */
export function leaseEnds(
  now: Instant,
  { estimate, place, visit, since }: Leased,
  { lengths, daytime }: LeaseTerms = defaultLeases,
): Instant {
  const { length, most } = lengths.find(({ from }) => estimate >= from) ?? { length: 0, most: 0 };
  const after = (from: Instant, long: number) =>
    afterDaytime(Math.max(from, visit?.to ?? from), long, daytime, zoneOf(place.pincode));
  const renewed = after(now, length);
  return since === undefined ? renewed : Math.min(renewed, after(since, most));
}
