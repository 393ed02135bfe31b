import type { Line } from '#core/conversation/index.ts';

/** Somebody who acts for the shop: `slack:T1:U1`, `playground:you`. */
export type Operator = { readonly account: string; readonly name: string };

/** Something to fill in before an action is done; `value` is what stands there already. */
export type Field = {
  readonly name: 'outcome' | 'reason' | 'text' | 'address' | 'pincode' | 'landmark';
  readonly label: Line;
  readonly options?: readonly { readonly value: string; readonly label: Line }[];
  readonly long?: true;
  readonly optional?: true;
  readonly value?: string;
};

export type CardButton = {
  readonly action: string;
  readonly label: Line;
  readonly tone?: 'primary' | 'danger';
  /** Said before it is done, so that nobody does it by accident. */
  readonly sure?: Line;
  readonly fields?: readonly Field[];
};

/** An order or a task, for any surface: text and buttons, never how they look. */
export type Card = {
  /** What an action on it names: an order number, or the id of a task. */
  readonly subject: string;
  /** The order that it is: its timeline can be read. */
  readonly number?: string;
  readonly title: Line;
  readonly status: { readonly label: Line; readonly tone: 'open' | 'held' | 'waiting' | 'over' };
  readonly lines: readonly Line[];
  /** Read when asked for. */
  readonly details: readonly Line[];
  readonly buttons: readonly CardButton[];
  /** Of a task: whose relayed messages belong to it. */
  readonly conversation?: string;
};

export type Board = {
  readonly tabs: readonly { readonly id: string; readonly label: Line; readonly count: number }[];
  /** Of the tab that was asked for. */
  readonly cards: readonly Card[];
};

/** What came of it: what was done, or why not. */
export type Told = { readonly ok: boolean; readonly says: Line };
