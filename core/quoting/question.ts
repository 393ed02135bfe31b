import type { Category } from '../catalogue/index.ts';
import type { CopyKey } from '../conversation/index.ts';
import type { Paise } from '../shared/money.ts';

/** What an answer does to the price. A percentage is of the market value, so one corrected answer moves one line. */
export type Effect =
  | { readonly type: 'none' }
  /** Basis points; in the end never less than `atLeast` nor more than `atMost`, as a repair has a price of its own. */
  | {
      readonly type: 'percent';
      readonly basisPoints: number;
      readonly atLeast?: Paise;
      readonly atMost?: Paise;
    }
  | { readonly type: 'amount'; readonly paise: Paise }
  /** Nothing else matters any more: the device goes at scrap value. */
  | { readonly type: 'knock-out' };

export type Option = {
  readonly id: string;
  readonly label: CopyKey;
  readonly effect: Effect;
  /** In a question that takes several: it cannot be chosen together with another. */
  readonly alone?: true;
};

/** Ids mean the same in every category that asks them, so answers survive a change of category. */
export type Question = {
  readonly id: string;
  /** One or two words, for the lines of a price and for lists. */
  readonly name: CopyKey;
  readonly asks: CopyKey;
  readonly hint?: CopyKey;
  readonly multi?: true;
  /** Basis points of the market value that all the answers together can cost. */
  readonly atMost?: number;
  /** At most 8 fit a menu. Where one is chosen, from the best to the worst: none costs less than the one before it. */
  readonly options: readonly Option[];
};

/** A share of the market value in basis points, but at least this much. */
export type LeastValue = { readonly basisPoints: number; readonly atLeast: Paise };

export type PriceRules = {
  /** No device that works is bought for less, however many its faults. */
  readonly floor: LeastValue;
  /** What a knocked-out device fetches; never more than `floor`. */
  readonly scrap: LeastValue;
  /** Estimates are rounded down to a multiple of it. */
  readonly step: Paise;
};

export type CategoryBank = { readonly rules: PriceRules; readonly questions: readonly Question[] };

/** Every question and what its answers cost. Immutable: a change is a new version. */
export type QuestionBank = {
  readonly version: string;
  readonly categories: { readonly [C in Category]: CategoryBank };
};
