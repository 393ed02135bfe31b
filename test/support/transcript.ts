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

/** One chat as far as it has come. `now` is epoch milliseconds. */
type Course = {
  readonly change: Partial<SellFacts>;
  conversation: Conversation;
  outcome: Outcome;
  now: number;
  readonly commands: Command[];
};

/**
 * A test that reads like the chat it tests. Every turn goes through JSON and `restore`, as a restart would, and once
 * more from memory, as in the process that wrote it: the same must come of both.
 */
export function chat(change: Partial<SellFacts> = {}, from?: Conversation) {
  const conversation = from ?? newConversation(change.locale ?? 'en');
  const outcome: Outcome = { conversation, replies: [], commands: [] };
  const now = from?.askedAt ?? change.now ?? saturday;
  const course: Course = { change, conversation, outcome, now, commands: [] };
  const give = (event: Event, message?: string) => {
    takeTurnIn(course, event, message);
    return transcript;
  };
  const transcript = {
    ...reading(course),
    starts: (payload?: string) => give({ type: 'start', ...(payload === undefined ? {} : { payload }) }),
    says: (text: string, message?: string) => give({ type: 'text', text }, message),
    edits: (text: string, message: string) => give({ type: 'edited', text }, message),
    does: (event: Event) => give(event),
    /** Taps a choice of the newest menu by its id. */
    taps: (id: string) => give(tapOn(course.outcome.replies.at(-1), id)),
    waits: (milliseconds: number) => {
      course.now += milliseconds;
      return transcript;
    },
    hears: (...keys: string[]) => {
      expect(course.outcome.replies.map(({ key }) => key)).toEqual(keys);
      return transcript;
    },
    reads: (text: string | RegExp) => {
      expect(transcript.text()).toMatch(text);
      return transcript;
    },
  };
  return transcript;
}

const reading = (course: Course) => ({
  text: () =>
    course.outcome.replies.map((reply) => plain(copy.write(course.conversation.locale, reply))).join('\n'),
  choices: () => course.outcome.replies.at(-1)?.choices?.map(({ id }) => id) ?? [],
  last: () => course.outcome,
  commands: () => course.commands,
  conversation: () => course.conversation,
});

/** Five seconds pass between two turns; a person acts one second before we hear of it. */
function takeTurnIn(course: Course, event: Event, message: string | undefined): void {
  course.now += 5_000;
  const stored = restore(JSON.parse(JSON.stringify(course.conversation)), 'en');
  const incoming = { event, at: course.now - 1_000, ...(message ? { message } : {}) };
  const facts = factsFor(course);
  course.outcome = takeTurn(desk, stored, incoming, facts);
  expect(takeTurn(desk, course.conversation, incoming, facts)).toEqual(course.outcome);
  course.conversation = course.outcome.conversation;
  course.commands.push(...course.outcome.commands);
}

const factsFor = ({ conversation, now, change }: Course): SellFacts => ({
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
});

function tapOn(reply: Shown | undefined, id: string): Event {
  const ids = [...(reply?.choices ?? []), ...(reply?.controls ?? [])].map((choice) => choice.id);
  const index = ids.indexOf(id);
  if (index < 0) throw new Error(`nothing called ${id} was offered, only ${ids.join(', ')}`);
  return { type: 'tap', menu: reply?.menu ?? 0, index };
}
