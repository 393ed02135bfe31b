import type { Category } from '../catalogue/index.ts';
import type { Paise } from '../shared/money.ts';
import type { Instant } from '../shared/time.ts';

/** What the customer chose, by question id. A question that takes several has several option ids. */
export type Answers = { readonly [question: string]: readonly string[] };

/** Why the price moved. Amounts below zero lower it. */
export type BreakdownLine = {
  readonly type: 'market' | 'deduction' | 'knock-out' | 'floor' | 'rounding';
  readonly question?: string;
  readonly option?: string;
  /** Basis points of the amount it was taken from, when it was a share. */
  readonly basisPoints?: number;
  readonly amount: Paise;
};

export type Breakdown = {
  readonly base: Paise;
  readonly lines: readonly BreakdownLine[];
  /** `base` plus all lines. */
  readonly estimate: Paise;
};

/** A question and its answer as the customer read them, kept for ever with the quote. */
export type WordedAnswer = {
  readonly question: string;
  readonly asked: string;
  readonly answered: readonly string[];
};

export type Quote = {
  readonly variant: string;
  readonly category: Category;
  readonly book: number;
  readonly bank: string;
  readonly answers: Answers;
  readonly breakdown: Breakdown;
  readonly quotedAt: Instant;
  readonly validUntil: Instant;
};
