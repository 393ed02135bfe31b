import type { Client, Message } from 'whatsapp-web.js';
import { limits } from '../limits.ts';
import type { Body, Going, Outcome } from '../protocol.ts';
import type { Library } from './library.ts';
import type { People } from './people.ts';
import { pollName } from './said.ts';
import { TooSlow, within } from './within.ts';

export type Mouth = {
  readonly client: Client;
  readonly library: Library;
  readonly people: People;
  readonly sendSeen: boolean;
  /** Milliseconds of one call, and until the server has to have it. */
  readonly call: number;
  readonly ack: number;
};

export type Mouthpiece = {
  send(going: Going): Promise<Outcome>;
  typing(to: string): Promise<void>;
  /** How far a message of ours came: -1 failed, 0 waits, 1 the server has it. */
  acked(id: string, ack: number): void;
};

/** Acknowledgements that are remembered, should one come before the call it belongs to. */
const most = 500;

export function createMouthpiece(mouth: Mouth): Mouthpiece {
  const acks = createAcks();
  const late = createLate();
  return {
    acked: acks.note,
    typing: async (to) => {
      const chat = mouth.people.byKey(to)?.chat;
      if (chat) await within(mouth.call, typeIn(mouth.client, chat)).catch(() => undefined);
    },
    send: async (going) => {
      // Nobody who has not written is ever written to.
      const chat = mouth.people.byKey(going.to)?.chat;
      if (chat === undefined) return { came: 'forbidden' };
      try {
        await within(mouth.call, late.over(chat));
        const message = (await before(mouth, chat, going)) ?? (await say(mouth, late, chat, going.body));
        if (!message) return { came: 'failed' };
        const { id, ack } = message;
        const outcome = await acks.outcome(id._serialized, Number(ack ?? 0), mouth.ack);
        return going.body.kind === 'poll' && outcome.id ? { ...outcome, id: pollName(id.id) } : outcome;
      } catch (error) {
        return { came: cameOf(error) };
      }
    },
  };
}

const typeIn = async (client: Client, chat: string): Promise<void> => {
  const found = await client.getChatById(chat);
  await found.sendStateTyping();
};

/** What was handed to a page that was too slow may still go out: until it is over, looking for it finds nothing. */
function createLate() {
  const underWay = new Map<string, Promise<void>>();
  return {
    over: (chat: string): Promise<void> => underWay.get(chat) ?? Promise.resolve(),
    note: <Value>(chat: string, sending: Promise<Value>): Promise<Value> => {
      const over = sending.then(
        () => undefined,
        () => undefined,
      );
      underWay.set(chat, over);
      void over.then(() => underWay.get(chat) === over && underWay.delete(chat));
      return sending;
    },
  };
}

type Late = ReturnType<typeof createLate>;

function say(mouth: Mouth, late: Late, chat: string, body: Body): Promise<Message | undefined> {
  const { client, library, sendSeen, call } = mouth;
  // A preview would fetch whatever a text links to.
  const content = contentOf(library, body);
  const patience = body.kind === 'picture' ? limits.upload : call;
  const sending = client.sendMessage(chat, content, { sendSeen, linkPreview: false });
  return within(patience, late.note(chat, sending));
}

function contentOf({ MessageMedia, Poll }: Library, body: Body) {
  if (body.kind === 'text') return body.text;
  // Without a secret the page makes one.
  if (body.kind === 'poll') return new Poll(body.title, body.options, { messageSecret: undefined });
  return new MessageMedia(body.type, body.content, 'photo');
}

/** Of the parts of an id the message's own: the chat before it may have another name by now. */
const nameIn = (id: string): string => id.slice(id.lastIndexOf('_') + 1);

/** Whether a message of ours says this. Polls are tried once. */
const isSaid = (message: Message, body: Body): boolean =>
  body.kind === 'text' ? message.body === body.text : message.hasMedia && message.type === 'image';

/** What an earlier try has said after all: it must not be said twice. */
async function before({ client, call }: Mouth, chat: string, going: Going): Promise<Message | undefined> {
  const { tried, body, others = [] } = going;
  if (tried === undefined) return undefined;
  const found = await within(call, client.getChatById(chat));
  const own = await within(call, found.fetchMessages({ limit: 30, fromMe: true }));
  const since = Math.floor((tried - limits.skew) / 1000);
  const known = new Set(others.map(nameIn));
  return own.find(
    (message) => message.timestamp >= since && !known.has(message.id.id) && isSaid(message, body),
  );
}

/**
 * Errors of the page come as texts. What may have gone out before it failed is not known; so it is where the page's own
 * script fails, as on a page that was just loaded anew and has none of the library's parts yet.
 */
export function cameOf(error: unknown): Outcome['came'] {
  if (error instanceof TooSlow) return 'unknown';
  const text = error instanceof Error ? error.message : String(error);
  if (/no lid for user|not a user wid|invalid wid/i.test(text)) return 'forbidden';
  if (/requiring unknown module/i.test(text)) return 'broken';
  if (/detached|(?:target|session|connection) closed|context was destroyed|protocol error/i.test(text))
    return 'unknown';
  if (/cannot (?:read|set) propert|is not a function|is not (?:defined|iterable)/i.test(text))
    return 'unknown';
  return 'failed';
}

function createAcks() {
  const known = new Map<string, number>();
  const waiting = new Map<string, (ack: number) => void>();
  const note = (id: string, ack: number): void => {
    known.set(id, ack);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    if (ack !== 0) waiting.get(id)?.(ack);
  };
  const settled = (id: string, now: number): Promise<number> => {
    const ack = known.get(id) || now;
    return ack !== 0 ? Promise.resolve(ack) : new Promise((resolve) => waiting.set(id, resolve));
  };
  const outcome = async (id: string, now: number, patience: number): Promise<Outcome> => {
    try {
      const ack = await within(patience, settled(id, now));
      return ack > 0 ? { came: 'sent', id } : { came: 'failed' };
    } catch {
      return { came: 'unknown', id };
    } finally {
      waiting.delete(id);
    }
  };
  return { note, outcome };
}
