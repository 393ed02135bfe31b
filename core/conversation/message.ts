import type { CopyKey } from './copy-key.ts';

/** What fills a `{{slot}}`: text as it is, or a value that each language writes in its own way. */
export type Slot =
  | string
  | number
  | { readonly paise: number }
  | { readonly at: number; readonly zone: string; readonly show: 'date' | 'time' | 'date-time' }
  | Line
  | readonly Line[];

export type Params = { readonly [slot: string]: Slot };

/** A line of copy and what fills it. A list of lines as a slot is written one under the other. */
export type Line = { readonly key: CopyKey; readonly params?: Params };

/** A button, list row or numbered line. Names that are data (a brand, a model) are text; all others are copy. */
export type Choice = { readonly id: string; readonly label: string | Line };

/** What to say, never how it looks. `asks` lets a channel that can show its own control for it. */
export type Reply = Line & {
  readonly choices?: readonly Choice[];
  /** Choices that stand under every page of the others, unnumbered: done, not in the list. */
  readonly foot?: readonly Choice[];
  readonly asks?: 'contact' | 'location' | 'photo';
};

/** A reply as it goes out: its menu's number, and the page of it that is shown. */
export type Shown = Reply & {
  readonly menu?: number;
  /** What the channel puts under the choices: more, previous, back. */
  readonly controls?: readonly Choice[];
};

/** What a customer did, once a channel's own payload has been stripped away. */
export type Input =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'choice'; readonly id: string }
  /** Several options of a question that takes several: "1,3". */
  | { readonly type: 'choices'; readonly ids: readonly string[] }
  /** A shared contact card; `own` only when the channel vouches that it is the sender's own number. */
  | { readonly type: 'contact'; readonly phone: string; readonly own: boolean }
  /** Degrees, WGS 84. */
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly type: 'media'; readonly kind: MediaKind; readonly ref: string; readonly caption?: string }
  /** A sub-dialogue is over and hands its result to the flow below it. */
  | { readonly type: 'returned'; readonly from: string; readonly result: unknown };

export type MediaKind = 'photo' | 'video' | 'voice' | 'sticker' | 'document' | 'other';

/** The plain line, and the line with choices. */
export const say = (key: CopyKey, params?: Params): Reply => (params ? { key, params } : { key });

export const offer = (key: CopyKey, choices: readonly Choice[], params?: Params): Reply => ({
  ...say(key, params),
  choices,
});

/** All that can reach a conversation, whatever the channel. */
export type Event =
  | Input
  /** A button: the `menu` of the reply that carried it, and its place among that reply's choices and controls. */
  | { readonly type: 'tap'; readonly menu: number; readonly index: number }
  /** A button that this shop never made, or made for somebody else. */
  | { readonly type: 'forged' }
  /** The chat was opened: `payload` is what the link that led here carried. */
  | { readonly type: 'start'; readonly payload?: string }
  /** The person changed an earlier message of theirs. */
  | { readonly type: 'edited'; readonly text: string }
  | { readonly type: 'deleted' }
  /** The person blocked us (false) or came back. */
  | { readonly type: 'reachable'; readonly reachable: boolean }
  /** A timer that was set earlier is due. */
  | { readonly type: 'due'; readonly timer: string; readonly data: unknown }
  /** Something happened to an order, or one of our people wrote. */
  | { readonly type: 'news'; readonly says: readonly Reply[] };
