import type { Event, Shown } from '#core/conversation/index.ts';

/** How a shop that is to die begins: its database, its bank, and where it dies if it comes there. */
export type Begin = {
  readonly url?: string;
  readonly dataDir?: string;
  readonly bank: string;
  readonly points: readonly string[];
};

export type Who = { readonly account: string; readonly name: string };

/** What the test asks of the shop. */
export type Asked =
  | { readonly do: 'hear'; readonly id: string; readonly conversation: string; readonly event: Event }
  | {
      readonly do: 'press';
      readonly type: string;
      readonly subject: string;
      readonly values: Readonly<Record<string, string>>;
      readonly by: Who;
    }
  | { readonly do: 'bring'; readonly picture: string; readonly by: string }
  | { readonly do: 'slot'; readonly number: string; readonly by: Who }
  | { readonly do: 'see'; readonly conversation: string }
  | { readonly do: 'hurry' };

export type Answer =
  | { readonly answers: number; readonly value: unknown }
  | { readonly answers: number; readonly trouble: string };

/** Where the order of a customer stands. */
export type Seen = {
  readonly number: string;
  readonly moves: readonly string[];
  /** Tasks that name it, closed ones too. */
  readonly items: readonly { readonly id: string; readonly kind: string; readonly outcome: string | null }[];
  /** Effects that are due. */
  readonly waiting: number;
};

/** All that a shop says on its own. */
export type Told =
  | Answer
  | { readonly ready: number }
  | { readonly died: string }
  | { readonly trouble: string }
  | { readonly card: string }
  | { readonly text: { readonly number: string; readonly text: string } }
  | { readonly heard: { readonly conversation: string; readonly replies: readonly Shown[] } };
