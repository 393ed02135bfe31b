import { randomUUID } from 'node:crypto';
import type { SellFacts } from '#core/buyback/index.ts';
import {
  type Conversation,
  findMenu,
  isPersonal,
  mayReplace,
  newConversation,
  type Reply,
  restore,
  takeTurn,
} from '#core/conversation/index.ts';
import { type CounterDesk, desk as shopDesk } from '#core/counter/index.ts';
import type { Queued } from '#db/turns/index.ts';
import { type Copy, plain } from '#prompts/index.ts';
import type { Decided } from './batcher.ts';
import type { Inbound } from './channel.ts';
import type { Effects } from './effects.ts';
import { noted } from './patience.ts';
import type { Snapshot } from './snapshot.ts';

export type DecideOptions = {
  readonly copy: Copy;
  /** What is in memory now; replaced whole when a new price book is published. */
  readonly snapshot: () => Snapshot;
  readonly now: () => number;
  /** 16 fresh random bytes. */
  readonly entropy: () => Uint8Array;
  readonly effects: Effects;
  /** What can be talked about; the shop's own when absent. */
  readonly desk?: CounterDesk;
};

/** What is queued in the lane of a chat: replies, and the message of ours they may take the place of. */
export type ReplyPayload = {
  readonly locale: string;
  readonly replies: readonly Reply[];
  readonly replaces?: string;
};

/** One turn against what is in memory: position in, position and effects out. */
export function decideTurns(options: DecideOptions) {
  const { copy, effects, desk = shopDesk } = options;
  // Beside its conversations each process leaves its name, a new one at every start.
  const by = randomUUID().slice(0, 13);
  const words = wordsIn(copy);

  const decide = (state: unknown, inbound: Inbound): Decided => {
    const conversation = restore(state, copy.locale(inbound.sender.language), by);
    const facts = factsFor(options, { conversation, inbound, by, word: words(conversation.locale) });
    const outcome = takeTurn(desk, conversation, inbound, facts);
    const about = replaceable(inbound, conversation, desk);
    const personal = isPersonal(desk, outcome.conversation);
    const how = { about, personal: personal || isPersonal(desk, conversation) || holdsCode(outcome.replies) };
    const replies = outcome.replies.length > 0 ? [reply(inbound.conversation, outcome, how)] : [];
    const done = effects(outcome.commands, { inbound, conversation, now: facts.now });
    const next = noted(outcome.conversation, inbound, { queued: done.queued, now: facts.now });
    const queued = [...replies, ...done.queued];
    const isElsewhere = conversation.by !== by && state !== undefined && state !== null;
    return {
      state: next,
      personal,
      queued: isElsewhere ? queued.map(elsewhere) : queued,
      rows: done.rows,
    };
  };

  return { decide, park: parker(options) };
}

/** A turn that cannot be done: the position stays, one line says so, and a person can look at the delivery. */
const parker =
  ({ copy, now }: DecideOptions) =>
  (state: unknown, inbound: Inbound, reason: string): Decided => {
    const conversation = restore(state, copy.locale(inbound.sender.language));
    const payload: ReplyPayload = { locale: conversation.locale, replies: [sorry] };
    const letter = {
      id: inbound.id,
      lane: inbound.conversation,
      payload: {},
      reason: reason.slice(0, 500),
      at: new Date(now()),
    };
    return {
      state: state ?? newConversation(conversation.locale),
      personal: state !== undefined,
      queued: [{ lane: inbound.conversation, kind: 'reply', payload }],
      rows: { dead_letters: [letter] },
    };
  };

/** Whoever reads it may go on in this chat's place. */
const holdsCode = (replies: readonly Reply[]): boolean => replies.at(-1)?.key === 'customers.resume-code';

/** What another process has of this chat may still be under way. */
const elsewhere = (effect: Queued): Queued => ({ ...effect, elsewhere: true });

const sorry: Reply = { key: 'conversation.defect' };

type Turn = {
  readonly conversation: Conversation;
  readonly inbound: Inbound;
  readonly by: string;
  readonly word: SellFacts['word'];
};

/** One writer a language: a function made each turn costs as much as a tenth of deciding it. */
function wordsIn(copy: Copy) {
  const made = new Map<string, SellFacts['word']>();
  return (locale: string): SellFacts['word'] => {
    const word = made.get(locale) ?? ((line) => plain(copy.write(locale, line)));
    made.set(locale, word);
    return word;
  };
}

function factsFor(
  { snapshot, now, entropy }: DecideOptions,
  { conversation, inbound, by, word }: Turn,
): SellFacts {
  const { profile, locale } = conversation;
  const { shelf, search, bank, pincodes, area, policies, lexicon } = snapshot();
  const person = personOf(profile, inbound.sender);
  // Named one by one: what a literal adds to a spread costs 0.5 us each, every turn.
  return {
    shelf,
    search,
    bank,
    pincodes,
    area,
    policies,
    lexicon,
    now: now(),
    by,
    entropy: entropy(),
    channel: inbound.conversation.slice(0, inbound.conversation.indexOf(':')),
    conversation: inbound.conversation,
    locale,
    source: conversation.source ?? {},
    person,
    word,
  };
}

/** What the channel says of a person stands back behind what they said themselves. */
function personOf(profile: Conversation['profile'], { name, phone }: Inbound['sender']): SellFacts['person'] {
  if (phone !== undefined) return { name, ...profile, phone: profile?.phone ?? phone, vouched: phone };
  return name === undefined || profile?.name !== undefined ? (profile ?? {}) : { ...profile, name };
}

type Spoken = { readonly conversation: Conversation; readonly replies: readonly Reply[] };

/** The message that one reply may take the place of: the newest menu, unless its question stays to be read again. */
function replaceable({ event, about }: Inbound, before: Conversation, desk: CounterDesk): string | undefined {
  const isNewest = event.type === 'tap' && findMenu(before.menus, event.menu)?.isNewest;
  return isNewest && mayReplace(desk, before) ? about : undefined;
}

type Said = { readonly about: string | undefined; readonly personal: boolean };

function reply(lane: string, { conversation, replies }: Spoken, { about, personal }: Said): Queued {
  const { locale } = conversation;
  const payload: ReplyPayload =
    about !== undefined && replies.length === 1 ? { locale, replies, replaces: about } : { locale, replies };
  return { lane, kind: 'reply', payload, personal };
}
