import type { Operator } from '../operators/index.ts';

/** Somebody whom the visitor may be; `as` says what they are for the shop, when that is not everything. */
export type SampleOperator = Operator & { readonly as?: 'vendor' };
