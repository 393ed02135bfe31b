import { zoneOf } from '../customers/index.ts';
import { type Instant, minutes } from '../shared/index.ts';
import { afterDaytime, type Daytime } from './calendar.ts';
import type { Ranked } from './rank.ts';

export type WaveTerms = {
  /** Who is asked first, second and so on, and for how long, in milliseconds of daytime. The last one repeats. */
  readonly waves: readonly { readonly size: number; readonly within: number }[];
  readonly daytime: Daytime;
};

export const defaultWaves: WaveTerms = {
  waves: [
    { size: 3, within: minutes(10) },
    { size: 5, within: minutes(15) },
  ],
  daytime: { opens: 8, closes: 21 },
};

/** What of an order's offers decides who is next. */
export type WaveState = {
  /** The last wave that was sent; 0 before the first. */
  readonly wave: number;
  /** Vendors that had an offer and are not to get another one. */
  readonly offered: ReadonlySet<string>;
  readonly pincode: string;
};

export type NextWave =
  | {
      readonly type: 'offer';
      readonly wave: number;
      readonly to: readonly Ranked[];
      /** When to look again; absent when the offer stands until it is claimed. */
      readonly until?: Instant;
    }
  | { readonly type: 'none-left' };

/**
 * The next vendors to be asked (B9). The shop's own people are a wave of their own, the last, and it has no end: what
 * they are offered waits for them. `none-left` means that pickup is not available.
 */
export function nextWave(
  { wave: last, offered, pincode }: WaveState,
  ranked: readonly Ranked[],
  now: Instant,
  { waves, daytime }: WaveTerms = defaultWaves,
): NextWave {
  const left = ranked.filter(({ vendor }) => !offered.has(vendor.id));
  const others = left.filter(({ vendor }) => !vendor.house);
  const wave = last + 1;
  if (left.length === 0) return { type: 'none-left' };
  if (others.length === 0) return { type: 'offer', wave, to: left };
  const { size, within } = waves[Math.min(wave, waves.length) - 1] ?? { size: others.length, within: 0 };
  const until = afterDaytime(now, within, daytime, zoneOf(pincode));
  return { type: 'offer', wave, to: others.slice(0, size), until };
}
