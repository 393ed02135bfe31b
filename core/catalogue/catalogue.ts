import type { Paise } from '../shared/money.ts';
import type { Instant } from '../shared/time.ts';

export const categories = ['phone', 'laptop', 'macbook', 'tablet'] as const;
export type Category = (typeof categories)[number];

/** `rank` is popularity inside its category: 1 sells most. */
export type Brand = {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly rank: number;
};

export type Model = {
  /** Stable across price books: `phone-apple-iphone-11`. */
  readonly id: string;
  readonly category: Category;
  readonly brand: string;
  readonly brandName: string;
  readonly name: string;
  /** Calendar year of release in India. */
  readonly year: number;
  /** Popularity inside its brand and category: 1 sells most. */
  readonly rank: number;
  /** Other names people type: `["1+ 9r"]`. */
  readonly aliases: readonly string[];
};

/** One configuration that was sold. Attributes that a category does not use are absent. */
export type Variant = {
  /** Stable across price books: `phone-apple-iphone-11-4-64`. */
  readonly id: string;
  readonly model: string;
  readonly processor?: string;
  /** Gigabytes. */
  readonly ram?: number;
  /** Gigabytes. */
  readonly storage?: number;
  /** What a flawless one is bought for, before the market factor. */
  readonly base: Paise;
  /** Basis points of `base` that the market pays today; 10,000 is all of it. */
  readonly market: number;
};

/** One published price book: immutable, held in memory whole. */
export type PriceBook = {
  readonly version: number;
  readonly publishedAt: Instant;
  /** True for the catalogue that comes with Haat: every screen that shows a price says so. */
  readonly sample: boolean;
  readonly models: readonly Model[];
  readonly variants: readonly Variant[];
};
