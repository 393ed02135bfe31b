import type { Category } from '../catalogue/index.ts';
import type { Conversation } from '../conversation/index.ts';
import type { Place } from '../customers/index.ts';
import type { Destination } from '../payout/index.ts';
import type { Quote, WordedAnswer } from '../quoting/index.ts';
import type { Instant, Paise } from '../shared/index.ts';
import type { Matter } from './matter.ts';
import type { NewOrder } from './order.ts';
import type { EventOf } from './order-events.ts';
import type { Paper } from './paper-wish.ts';

/** Moves of an order that are the customer's own. */
export type CustomerWish = EventOf<
  | 'accept'
  | 'dispute-line'
  | 'decline'
  | 'set-destination'
  | 'cancel'
  | 'change-slot'
  | 'choose-number'
  | 'prove-number'
  | 'type-number-code'
  | 'review'
>;

/** What goes from one chat into another. */
export type Moved = Pick<Conversation, 'locale' | 'stack' | 'profile' | 'source'>;

/** What a conversation wants done. The shell carries it out; the outcome comes back as an event. */
export type Command =
  | {
      readonly type: 'keep-quote';
      readonly device: string;
      readonly quote: Quote;
      readonly worded: readonly WordedAnswer[];
    }
  | { readonly type: 'create-order'; readonly order: NewOrder }
  | {
      readonly type: 'open-item';
      readonly kind: 'model-request' | 'unserviceable-lead' | 'handoff' | 'price-missing';
      readonly subject: Readonly<Record<string, string | number>>;
      readonly owner?: string;
    }
  /** S0-86: a sale that nobody can pick up, the wish to be told once somebody can, or that it was another pincode. */
  | {
      readonly type: 'lead';
      readonly is: 'lost' | 'wished' | 'found';
      readonly category: Category;
      readonly pincode: string;
      readonly district: string;
      /** 0 when there is no price yet. */
      readonly estimate: Paise;
    }
  | { readonly type: 'set-timer'; readonly name: string; readonly at: Instant; readonly data: unknown }
  | { readonly type: 'show-orders'; readonly number?: string; readonly paper?: Paper }
  /** Which of their orders this can be about; a `found` event brings the answer. */
  | {
      readonly type: 'find-orders';
      readonly matter: Matter;
      readonly number?: string;
      /** In their words, which may name the order and more of what is wanted. */
      readonly said?: string;
      /** The number they gave with their wish, E.164. */
      readonly phone?: string;
      readonly destination?: Destination;
      /** What they sent pictures by, as their channel knows them. */
      readonly photos?: readonly string[];
      /** The line that they dispute. */
      readonly question?: string;
    }
  | { readonly type: 'change-address'; readonly number: string; readonly place: Place }
  /** What the customer decides about their own order; whether it still can be is decided where the order is. */
  | { readonly type: 'decide'; readonly number: string; readonly wish: CustomerWish }
  /** Pictures of theirs that belong to the order: `photos` is what their channel knows them by. */
  | { readonly type: 'keep-photos'; readonly number: string; readonly photos: readonly string[] }
  | { readonly type: 'relay'; readonly text: string }
  /** The channel vouches that they have this number now: what they sold with it in other chats is theirs here, too. */
  | { readonly type: 'link-chat'; readonly phone: string }
  /** They want to go on in another chat. */
  | { readonly type: 'lend-chat' }
  /** Whether this code, as it was typed, leads anywhere: nothing of it is used yet. */
  | { readonly type: 'find-code'; readonly code: string }
  /** With this code, as it was typed, they go on here. */
  | { readonly type: 'resume-chat'; readonly code: string }
  /** What is under way goes on in that chat. */
  | { readonly type: 'move-chat'; readonly to: string; readonly position: Moved }
  | {
      readonly type: 'record';
      readonly name: string;
      readonly about: Readonly<Record<string, string | number>>;
    };
