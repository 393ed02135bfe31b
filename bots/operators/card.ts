import type { Line } from '#core/conversation/index.ts';

/** Somebody who acts for the shop: `slack:T1:U1`, `playground:meera`. */
export type Operator = { readonly account: string; readonly name: string };

/** Something to fill in before an action is done; `value` is what stands there already. */
export type Field = {
  readonly name: string;
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

/** An order or a task, drawn by every surface in its own way: Slack as blocks, the playground as HTML. */
export type Card = {
  /** What an action on it names: an order number, or the id of a task. */
  readonly subject: string;
  /** The order that it is or is about: its timeline can be read. */
  readonly number?: string;
  readonly title: Line;
  readonly status?: { readonly label: Line; readonly tone: 'open' | 'held' | 'waiting' | 'over' };
  readonly lines: readonly Line[];
  /** Read when asked for. */
  readonly details?: readonly Line[];
  readonly buttons: readonly CardButton[];
  /** Whose relayed messages show on it. */
  readonly conversation?: string;
};

export type Board = {
  readonly tabs: readonly { readonly id: string; readonly label: Line; readonly count: number }[];
  /** Of the tab that was asked for. */
  readonly cards: readonly Card[];
};

/** A button that was pressed: its action, the card's subject, and what was filled in. */
export type Press = {
  readonly type: string;
  readonly subject: string;
  readonly values: Readonly<Record<string, string>>;
};

export type Pressed = { readonly ok: boolean; readonly says: Line };
