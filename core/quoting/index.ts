export type { Answers, Breakdown, BreakdownLine, Quote, WordedAnswer } from './quote.ts';
