import type { Line } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';

/** Somebody who acts for the shop: `slack:T1:U1`, `playground:you`. */
export type Operator = { readonly account: string; readonly name: string };

/** One of several to choose from; `text` is what it puts into the text that goes to the customer. `alone`: no other beside it. */
type FieldOption = {
  readonly value: string;
  readonly label: Line;
  readonly text?: string;
  readonly alone?: true;
};

/** Something to fill in before an action is done; `value` is what stands there already. */
export type Field = {
  readonly name: string;
  readonly label: Line;
  readonly options?: readonly FieldOption[];
  /** Several of the options; their values come back joined by commas. */
  readonly multi?: true;
  /** Pictures; the ids under which they are kept come back joined by commas. */
  readonly photos?: true;
  readonly long?: true;
  readonly optional?: true;
  readonly value?: string;
};

/**
 * What a button decides about: its mark, which comes back with the press, and how it reads now. A press that brings
 * another mark is refused: whoever pressed has seen something else.
 */
type Decides = { readonly mark: string; readonly reads: readonly Line[] };

export type CardButton = {
  readonly action: string;
  readonly label: Line;
  readonly tone?: 'primary' | 'danger';
  /** Said before it is done, so that nobody does it by accident. */
  readonly sure?: Line;
  readonly fields?: readonly Field[];
  readonly decides?: Decides;
  /** It decides about what is not on this card: whoever presses reads that first, as far as they may, and agrees there. */
  readonly asks?: true;
  /** Changes nothing: it shows what a command of that name answers about the card. */
  readonly shows?: 'where' | 'why' | 'sop';
  /** What it shows that of, when that is not what the card is about. */
  readonly of?: string;
};

/** Pictures of one thing. */
type CardPhotos = { readonly of: Line; readonly ids: readonly string[] };

/** An order or a task, for any surface: text and buttons, never how they look. */
export type Card = {
  /** What an action on it names: an order number, or the id of a task; whose chat it is, on a card about that. */
  readonly subject: string;
  /** What `subject` names, when that is neither the order that `number` is nor a task. */
  readonly about?: 'chat' | 'page';
  /** The order that it is: its timeline can be read. */
  readonly number?: string;
  readonly title: Line;
  readonly status: { readonly label: Line; readonly tone: 'open' | 'held' | 'waiting' | 'over' };
  readonly lines: readonly Line[];
  /**
   * Who the customer is. Only for a place that closes again or is drawn anew for its reader: in a message that stays it
   * would be read after the order has gone to somebody else.
   */
  readonly own?: readonly Line[];
  /** Read when asked for. */
  readonly details: readonly Line[];
  /** Pictures of what was found, by the ids under which they are kept. */
  readonly photos?: readonly CardPhotos[];
  readonly buttons: readonly CardButton[];
  /** Of a task: whose relayed messages belong to it. */
  readonly conversation?: string;
  /** Of an open task about somebody who waits for a person: when they began to; what they wrote since belongs to it. */
  readonly waitsSince?: Instant;
};

export type Board = {
  /** How the shop stands; one block of them, for who may see no cards as well. */
  readonly figures: readonly Line[];
  readonly tabs: readonly { readonly id: string; readonly label: Line; readonly count: number }[];
  /** Of the tab that was asked for. */
  readonly cards: readonly Card[];
};

/** What came of it: what was done, or why not. */
export type Told = {
  readonly ok: boolean;
  readonly says: Line;
  /** Nothing to leave standing in a chat. */
  readonly isPrivate?: true;
};

export const done = (says: Line): Told => ({ ok: true, says });
export const refused = (says: Line): Told => ({ ok: false, says });
