import type { Judge } from './judge.ts';
import type { Poller } from './poll.ts';
import type { Fields, Message, User } from './types.ts';
import type { UpdateQueue } from './updates.ts';
import type { Webhook } from './webhook.ts';

/** A message as it came into the chat or as it stood after an edit. */
export type ChatEvent = { readonly message: Message; readonly edited: boolean };

/** The private chat of one person with the bot. */
export type Chat = {
  readonly about: { readonly id: number; readonly type: 'private'; readonly first_name: string };
  readonly person: User;
  /** A bot cannot write first: the person must have said something. */
  started: boolean;
  blocked: boolean;
  readonly messages: Map<number, Message>;
  readonly deleted: Map<number, Message>;
  /** Messages sent with a reply keyboard: Telegram lets nobody edit them. */
  readonly locked: Set<number>;
  readonly events: ChatEvent[];
  /** Events before this index are behind the person: heard, or older than what they last did. */
  heard: number;
  readonly listeners: Set<() => void>;
  readonly reactions: Map<number, string>;
  readonly pinned: Set<number>;
  keyboard: Fields | undefined;
  toast: Toast | undefined;
};

/** What a tap was answered with: words at the top of the screen, or in a window if `alert`. */
export type Toast = { readonly text: string; readonly alert: boolean };

export type CallbackQuery = {
  readonly chat: Chat;
  readonly askedAt: number;
  answer?: (toast: Toast) => void;
};

export type StoredFile = {
  readonly kind: 'photo' | 'document' | 'voice';
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly path: string;
  readonly name: string;
  readonly bytes: Buffer;
};

export type World = {
  readonly token: string;
  readonly me: User;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A new number each time, for ids of any sort. */
  readonly count: () => number;
  readonly chats: Map<number, Chat>;
  readonly files: Map<string, StoredFile>;
  readonly queries: Map<string, CallbackQuery>;
  /** Commands, name, descriptions and menu buttons, under a key of kind, scope and language. */
  readonly profile: Map<string, unknown>;
  readonly judge: Judge;
  readonly queue: UpdateQueue;
  readonly poller: Poller;
  readonly webhook: Webhook;
};

/** The bot as it stands in messages: without the abilities that only getMe tells. */
export function botUser({ me }: World): User {
  const { id, is_bot, first_name, username } = me;
  return { id, is_bot, first_name, ...(username === undefined ? {} : { username }) };
}
