import type { Reply } from './reply.ts';

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
  /** A form of the channel's own was filled in; what was left out is empty. */
  | {
      readonly type: 'address';
      readonly address: string;
      readonly pincode: string;
      readonly landmark: string;
    }
  | { readonly type: 'media'; readonly kind: MediaKind; readonly ref: string; readonly caption?: string }
  /** A sub-dialogue is over and hands its result to the flow below it. */
  | { readonly type: 'returned'; readonly from: string; readonly result: unknown };

export type MediaKind = 'photo' | 'video' | 'voice' | 'sticker' | 'document' | 'other';

/** All that can reach a conversation, whatever the channel. */
export type Event =
  | Input
  /** A button: the `menu` of the reply that carried it, and its place among that reply's choices and controls. */
  | { readonly type: 'tap'; readonly menu: number; readonly index: number }
  /** A button that this shop never made, or made for somebody else. */
  | { readonly type: 'forged' }
  /** The chat was opened: `payload` is what the link that led here carried. */
  | { readonly type: 'start'; readonly payload?: string }
  /** The chat came in sight, and nobody said a word: what is under way goes on. */
  | { readonly type: 'opened' }
  /** The person changed an earlier message of theirs. */
  | { readonly type: 'edited'; readonly text: string }
  | { readonly type: 'deleted' }
  /** The person blocked us (false) or came back. */
  | { readonly type: 'reachable'; readonly reachable: boolean }
  /** One of our people helps along: `how` and what it takes are the counter's. */
  | { readonly type: 'guided'; readonly how: string; readonly data: unknown }
  /** What was looked up for the person: `what` and its data are the counter's. */
  | { readonly type: 'found'; readonly what: string; readonly data: unknown }
  /** A timer that was set earlier is due. */
  | { readonly type: 'due'; readonly timer: string; readonly data: unknown }
  /** Something happened to an order, or one of our people wrote. */
  | { readonly type: 'news'; readonly says: readonly Reply[] };
