import type { Conversation } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Queued, Stored } from '#db/turns/index.ts';
import { answering } from './answering.ts';
import type { Inbound } from './channel.ts';
import type { Outbox } from './outbox.ts';

/** Milliseconds that what is done for a chat may be under way, to be waited for: whoever hangs stops nobody for longer. */
const most = 1_000;
/** Milliseconds since it was asked for: other things of its chat may be done before it, and in another process. */
const mostAsked = 3_000;
/** Milliseconds that a line waits for all those before it together: a channel acknowledges those of others with it. */
const mostInAll = 10_000;
/** Milliseconds after which it is looked again, should nobody say that the answer is there. */
export const glance = 50;

export type Patience = {
  /** Of these chats those that are still to be answered. */
  readonly awaits: (conversations: readonly string[]) => Promise<ReadonlySet<string>>;
  /** What is done for this chat takes too long to be waited for. */
  readonly hangs: (conversation: string) => boolean;
  readonly now: () => Instant;
};

/** One delivery, and when it came: milliseconds of this process. */
type Came = { readonly inbound: Inbound; readonly came: number };

const isOurs: ReadonlySet<Inbound['event']['type']> = new Set(['due', 'guided', 'found', 'news']);

/** What comes back to a chat is what its person waits for. */
export const isOfPerson = ({ event }: Inbound): boolean => !isOurs.has(event.type);

export const mayWait = ({ inbound, came }: Came): boolean =>
  isOfPerson(inbound) && performance.now() - came < mostInAll;

/** Notes in a conversation that a line has asked for something, until the next one is taken. */
export function noted(
  conversation: Conversation,
  inbound: Inbound,
  { queued, now }: { readonly queued: readonly Queued[]; readonly now: Instant },
): Conversation {
  if (queued.some(({ kind }) => answering.has(kind))) return { ...conversation, looking: now };
  if (conversation.looking === undefined || !isOfPerson(inbound)) return conversation;
  const { looking: _answered, ...rest } = conversation;
  return rest;
}

/** Whether a chat asked for something lately, as far as its position tells: it costs a turn nothing to know. */
function isLooking(state: unknown, now: Instant): boolean {
  const at = lookingSince(state);
  return at !== undefined && Math.abs(now - at) < mostAsked;
}

const lookingSince = (state: unknown): Instant | undefined =>
  (state as Partial<Conversation> | null | undefined)?.looking;

/** What the outbox does for a chat, as far as it is waited for. */
export const patienceWith = ({ awaits, hangs }: Pick<Outbox, 'awaits' | 'hangs'>): Omit<Patience, 'now'> => ({
  awaits: (chats) => awaits(chats, { kinds: [...answering], within: mostAsked }),
  hangs: (chat) => hangs(chat, most),
});

/** A turn has asked for something: the next line of its chat waits. */
export function asksAnew({ hangs }: Patience, { chat, before, after }: Turn): boolean {
  const since = lookingSince(after);
  return since !== undefined && since !== lookingSince(before) && !hangs(chat);
}

/** A chat's position before and after one of its lines. */
type Turn = { readonly chat: string; readonly before: unknown; readonly after: unknown };

/** Chats whose next line waits: they asked for something, and it is under way. */
export async function waitingChats(
  { awaits, hangs, now }: Patience,
  lines: readonly Came[],
  states: ReadonlyMap<string, Stored>,
): Promise<ReadonlySet<string>> {
  const asking = lines
    .filter((line) => isLooking(states.get(line.inbound.conversation)?.state, now()) && mayWait(line))
    .map(({ inbound }) => inbound.conversation)
    .filter((chat) => !hangs(chat));
  return asking.length > 0 ? awaits([...new Set(asking)]) : nobody;
}

const nobody: ReadonlySet<string> = new Set();
