import type { Paise } from '../shared/index.ts';
import type { Entry } from './entry.ts';

/** Money of a vendor that is put aside for an order, from claim to payment. */
export type Hold = {
  readonly id: string;
  readonly order: string;
  /** Which hold of the order it is: 1 is the first. */
  readonly nth: number;
  readonly vendor: string;
  readonly price: Paise;
  /** Agreed at the claim; the final price does not change it. */
  readonly fee: Paise;
  /** `charged`: let go, but for the fee. */
  readonly state: 'open' | 'captured' | 'released' | 'charged';
  /** How often its price was adjusted. */
  readonly revision: number;
  /** The fee was given back. */
  readonly credited: boolean;
};

/** A hold as it becomes, and what is booked for it; no entry when nothing moves. */
export type HoldChange = { readonly hold: Hold; readonly entry: Entry | undefined };
