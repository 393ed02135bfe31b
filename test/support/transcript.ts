import { expect } from 'vitest';
import type { Command, SellFacts } from '#core/buyback/index.ts';
import {
  type Conversation,
  type Event,
  newConversation,
  restore,
  type Shown,
  takeTurn,
} from '#core/conversation/index.ts';
import { desk } from '#core/counter/index.ts';
import { plain } from '#prompts/index.ts';
import { copy, sampleShop, saturday } from './shop.ts';

type Outcome = ReturnType<typeof takeTurn<SellFacts, Command>>;

/**
 * A test that reads like the chat it tests. Every turn goes through JSON and `restore`, as a restart would, so each
 * transcript is also a restart test.
 */
export function chat(change: Partial<SellFacts> = {}, from?: Conversation) {
  let conversation: Conversation = from ?? newConversation(change.locale ?? 'en');
  let outcome: Outcome = { conversation, replies: [], commands: [] };
  let now = from?.askedAt ?? change.now ?? saturday;
  const all: Command[] = [];

  const give = (event: Event, at = now, message?: string) => {
    now += 5_000;
    const facts: SellFacts = {
      ...sampleShop(),
      now,
      entropy: Uint8Array.from({ length: 16 }, (_, n) => (n * 37 + Math.floor(now / 1000)) & 255),
      channel: 'test',
      conversation: 'test:1:1',
      locale: conversation.locale,
      source: conversation.source ?? {},
      person: conversation.profile ?? {},
      word: (line) => plain(copy.write(conversation.locale, line)),
      ...change,
    };
    const stored = restore(JSON.parse(JSON.stringify(conversation)), 'en');
    outcome = takeTurn(
      desk,
      stored,
      { event, at: Math.max(at, now - 1_000), ...(message ? { message } : {}) },
      facts,
    );
    conversation = outcome.conversation;
    all.push(...outcome.commands);
    return transcript;
  };

  const transcript = {
    starts: (payload?: string) => give({ type: 'start', ...(payload === undefined ? {} : { payload }) }),
    says: (text: string, message?: string) => give({ type: 'text', text }, undefined, message),
    edits: (text: string, message: string) => give({ type: 'edited', text }, undefined, message),
    does: (event: Event) => give(event),
    /** Taps a choice of the newest menu by its id. */
    taps: (id: string) => give(tapOn(outcome.replies.at(-1), id)),
    waits: (milliseconds: number) => {
      now += milliseconds;
      return transcript;
    },
    hears: (...keys: string[]) => {
      expect(outcome.replies.map(({ key }) => key)).toEqual(keys);
      return transcript;
    },
    reads: (text: string | RegExp) => {
      expect(transcript.text()).toMatch(text);
      return transcript;
    },
    text: () => outcome.replies.map((reply) => plain(copy.write(conversation.locale, reply))).join('\n'),
    choices: () => outcome.replies.at(-1)?.choices?.map(({ id }) => id) ?? [],
    last: () => outcome,
    commands: () => all,
    conversation: () => conversation,
  };
  return transcript;
}

function tapOn(reply: Shown | undefined, id: string): Event {
  const ids = [...(reply?.choices ?? []), ...(reply?.controls ?? [])].map((choice) => choice.id);
  const index = ids.indexOf(id);
  if (index < 0) throw new Error(`nothing called ${id} was offered, only ${ids.join(', ')}`);
  return { type: 'tap', menu: reply?.menu ?? 0, index };
}
