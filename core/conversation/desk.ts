import type { Instant } from '../shared/index.ts';
import type { AnyFlow } from './any-flow.ts';
import type { Conversation, Frame, Source } from './conversation.ts';
import type { Event } from './event.ts';
import type { CommandName, Lexicon } from './lexicon.ts';
import type { Choice, Reply, Shown } from './reply.ts';

/** What every conversation needs to know, whatever it is about. */
export type RouterFacts = {
  readonly now: Instant;
  readonly lexicon: Lexicon;
  /** This process, by a name that no other one has. */
  readonly by?: string;
};

/** An event, when the person acted (the channel's clock), and the person's message, if it has a name. */
export type Incoming = {
  readonly event: Event;
  readonly at: Instant;
  readonly message?: string | undefined;
  /** What led here, where the channel tells it beside the words: an advertisement that was tapped. */
  readonly link?: string | undefined;
};

/** How somebody new found us, and what they did without the mark that told it. */
export type Led<C> = {
  readonly source: Source;
  readonly event: Event;
  readonly commands: readonly C[];
};

/** Into a flow, with what is known already. */
export type Detour<C> = {
  readonly flow?: string;
  /** Beside what is under way, which goes on afterwards. */
  readonly aside?: true;
  readonly known?: Readonly<Record<string, unknown>>;
  readonly says?: readonly Reply[];
  /** Choices under the open question when it is asked again, this once. */
  readonly foot?: readonly Choice[];
  readonly commands?: readonly C[];
  /** BCP 47: the language of words that began it, offered once where it is another one than ours. */
  readonly speaks?: string | undefined;
  readonly change?: Partial<Conversation>;
};

/** How sure free text must be before it may jump ahead: any device at a menu, an offer to sell one in a name. */
export type Place = 'menu' | 'question' | 'free-text';

/** What this counter can talk about: the router knows no flow by name. */
export type Desk<F, C> = {
  readonly flows: Readonly<Record<string, AnyFlow<F, C>>>;
  /** Asked when no flow is open. */
  readonly home: (conversation: Conversation, facts: F) => Reply;
  /** First words of a new chat, or of one that a link opened again. */
  readonly welcome: (conversation: Conversation, payload: string | undefined, facts: F) => Detour<C>;
  /** Of first words: what led the person here, when the words or the channel tell it. */
  readonly led: (incoming: Incoming, facts: F) => Led<C> | undefined;
  /** BCP 47: the language that a text is surely in, when that is not English. */
  readonly speaks: (text: string) => string | undefined;
  /** Where somebody stands who was here before and opens the chat again. */
  readonly reopened: (conversation: Conversation, facts: F) => Detour<C>;
  /** What people ask or tell at any moment: it is answered, and what was open is asked again. */
  readonly asked: (text: string, conversation: Conversation, facts: F) => Detour<C> | undefined;
  /** Words that name a device. */
  readonly jump: (text: string, place: Place, frame: Frame | undefined, facts: F) => Detour<C> | undefined;
  readonly commands: Readonly<
    Partial<Record<CommandName, (conversation: Conversation, rest: string, facts: F) => Detour<C>>>
  >;
  readonly due: (timer: string, data: unknown, conversation: Conversation, facts: F) => Detour<C>;
  /** One of our people helps somebody along. */
  readonly guided: (how: string, data: unknown, conversation: Conversation, facts: F) => Detour<C>;
  /** What was looked up for the person, and where it leads. */
  readonly found: (what: string, data: unknown, conversation: Conversation, facts: F) => Detour<C>;
  /** Whether one of our people says this: what the person answers is for them. */
  readonly isPersonal: (says: readonly Reply[]) => boolean;
  /** What is asked by the way with these words: its answer is looked for when nothing else is asked. */
  readonly awaits: (says: readonly Reply[]) => { readonly what: string; readonly about: string } | undefined;
  /** Words that answer no question of ours: to one of our people who wrote, or to what was asked by the way. */
  readonly replied: (text: string, conversation: Conversation, facts: F) => Detour<C> | undefined;
  /** Words that are the answer to what was just asked by the way, whatever device they sound like. */
  readonly answers: (text: string, conversation: Conversation, facts: F) => Detour<C> | undefined;
  /** What becomes of a picture, named as its channel knows it. */
  readonly photo: (ref: string) => readonly C[];
  /** What one of our people, who has the conversation, should read. */
  readonly relay: (text: string, conversation: Conversation, facts: F) => Detour<C>;
};

export type Outcome<C> = {
  readonly conversation: Conversation;
  readonly replies: readonly Shown[];
  readonly commands: readonly C[];
};
