import type { Client, Message } from 'whatsapp-web.js';
import { type News, news, type Said } from '../protocol.ts';
import type { Mark } from './mark.ts';
import { openPolls, waitingChats } from './page-scripts.ts';
import type { People, Person } from './people.ts';
import { isBy, isPersonal, keyOf, type Telling, tell, tellVote, type Voted } from './said.ts';
import { within } from './within.ts';

export type Ear = {
  readonly client: Client;
  readonly people: People;
  readonly mark: Mark;
  readonly own: () => string | undefined;
  readonly tell: (news: News) => void;
  readonly noted: (line: string) => void;
  /** Milliseconds of one call of the page. */
  readonly call: number;
  /** Polls are sent, and votes on them looked for. */
  readonly polls: boolean;
  /** When the library was last asked whose a chat is. */
  readonly asked: Map<string, number>;
};

export type Hearing = {
  hear(message: Message, what: Said['what']): void;
  /** What somebody chose in a poll of ours. */
  vote(vote: Voted): void;
  /** What Haat says of a delivery. */
  answered(ref: number, taken: boolean): void;
  /** Brings what came while nobody listened. */
  catchUp(): Promise<void>;
  /** Nothing is brought any more. */
  stop(): void;
};

/** Seconds before the mark from which on messages are brought again: WhatsApp does not deliver in the order of its clock. */
const margin = 120;
/** Messages of one chat that are looked at after an absence, and the pause until what was refused is brought again. */
const most = 50;
const pauses = [500, 1_000, 2_000, 5_000, 15_000] as const;

/** Seconds for which a vote on a poll is looked for after an absence. */
const pollLife = 86_400;

/** Most polls that are looked at after an absence, the newest first. */
const mostPolls = 200;

/** What is to be brought. `at`, in seconds of WhatsApp's clock, holds the mark back: votes have none but the voter's. */
type Coming = {
  readonly chat: string;
  readonly name: string;
  readonly at?: number;
  readonly tells: (by: Pick<Telling, 'own' | 'person'>) => Promise<Said | undefined> | Said | undefined;
};

/** Brings each message to Haat until it is taken: one after another in a chat, chats side by side. */
export function createHearing(ear: Ear): Hearing {
  const post = createPost(ear);
  const queue = createQueue(ear, post.deliver);
  const hear: Hearing['hear'] = (message, what) => {
    const name = `${what} ${message.id._serialized} ${what === 'edit' ? message.body : ''}`;
    if (message.fromMe || isSilent(message, what)) return;
    const tells: Coming['tells'] = (by) => tell(message, { ...by, what });
    queue({ chat: chatOf(message), name, at: message.timestamp, tells });
  };
  const vote = ({ voter, interractedAtTs, selectedOptions, parentMsgKey }: Voted, isLate = false): void => {
    const [chosen] = selectedOptions;
    if (!chosen || !Number.isFinite(interractedAtTs)) return;
    const { chat, id } = keyOf(parentMsgKey);
    const given = { poll: id, chosen, nth: interractedAtTs, at: whenOf(interractedAtTs, isLate) };
    const tells: Coming['tells'] = (by) => (isBy(by.person, voter) ? tellVote(given, by) : undefined);
    queue({ chat, name: `vote ${id} ${interractedAtTs}`, tells });
  };
  return {
    hear,
    vote: (live) => vote(live),
    answered: post.answered,
    stop: post.stop,
    catchUp: async () => {
      await catchUp(ear, (message) => hear(message, 'message'));
      if (ear.polls) await catchUpVotes(ear, (late) => vote(late, true));
    },
  };
}

/** One that comes as it is cast was cast now; of a later one only the voter's clock tells, which may be anything. */
const whenOf = (theirs: number, isLate: boolean): number =>
  isLate ? Math.max(Date.now() - pollLife * 1_000, Math.min(Date.now(), theirs)) : Date.now();

function createQueue(ear: Ear, deliver: (said: Said) => Promise<void>): (coming: Coming) => void {
  const lanes = new Map<string, Promise<void>>();
  const underWay = new Set<string>();
  const bring = async ({ chat, name, at, tells }: Coming): Promise<void> => {
    if (at !== undefined) ear.mark.begin(name, at);
    try {
      const own = ear.own();
      if (own === undefined) return;
      const person = await resolve(ear, chat);
      const told = await tells({ own, person });
      if (told) await deliver(told);
      ear.mark.done(name);
    } catch {
      // Not taken as long as it stands there: it comes again when we catch up.
      ear.noted('a message could not be read');
    } finally {
      underWay.delete(name);
    }
  };
  return (coming) => {
    const { chat, name } = coming;
    if (!isPersonal(chat) || underWay.has(name)) return;
    underWay.add(name);
    const lane = (lanes.get(chat) ?? Promise.resolve()).then(() => bring(coming));
    lanes.set(chat, lane);
    void lane.then(() => lanes.get(chat) === lane && lanes.delete(chat));
  };
}

/** In a chat with a person the other side, whoever wrote. */
const chatOf = ({ fromMe, from, to }: Message): string => (fromMe ? to : from);

/** Kinds that WhatsApp makes itself, or that cannot be read yet and come again readable. */
const silent: ReadonlySet<string> = new Set([
  'ciphertext',
  'e2e_notification',
  'notification',
  'notification_template',
  'gp2',
  'broadcast_notification',
  'call_log',
  'protocol',
  'reaction',
  'debug',
  'pinned_message',
  'keep_in_chat',
]);

const isSilent = ({ type }: Message, what: Said['what']): boolean =>
  silent.has(type) || (what !== 'revoke' && type === 'revoked');

/** Milliseconds after which it is asked again: numbers are given to others, months later. */
const knownFor = 86_400_000;

/** The library asks the page, and the page the server, whose number it is; who cannot be told is known by the chat's id. */
async function resolve({ client, people, call, asked }: Ear, chat: string): Promise<Person> {
  const known = people.find(chat);
  const isFresh = Date.now() - (asked.get(chat) ?? 0) < knownFor;
  if (known?.lid && known.pn && isFresh) return people.seen(chat, known);
  asked.set(chat, Date.now());
  const [found] = await within(call, client.getContactLidAndPhone([chat])).catch(() => []);
  const own = chat.endsWith('@lid') ? { lid: chat } : { pn: chat };
  return people.seen(chat, { lid: found?.lid || undefined, pn: found?.pn || undefined, ...own });
}

/** Deliveries and what Haat said of them. */
function createPost({ tell: say }: Ear) {
  const waiting = new Map<number, (taken: boolean) => void>();
  const timers = new Set<NodeJS.Timeout>();
  let last = 0;
  let stopped = false;
  const once = (said: Said): Promise<boolean> =>
    new Promise((answered) => {
      const ref = ++last;
      // What Haat could not read would be waited for for ever: it is refused here, and its chat goes on.
      const told = news.parse({ type: 'heard', ref, said });
      waiting.set(ref, answered);
      say(told);
    });
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((go) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        go();
      }, milliseconds);
      timers.add(timer);
    });
  return {
    deliver: async (said: Said): Promise<void> => {
      for (let tries = 0; !stopped; tries++) {
        if (await once(said)) return;
        await pause(pauses[Math.min(tries, pauses.length - 1)] ?? 1_000);
      }
      throw new Error('stopped');
    },
    answered: (ref: number, taken: boolean): void => {
      waiting.get(ref)?.(taken);
      waiting.delete(ref);
    },
    stop: (): void => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

type Waiting = readonly { readonly id: string; readonly unread: number }[];

/** The library tells of nothing that came before its listeners were there. A chat that cannot be read hides no other. */
async function catchUp(ear: Ear, hear: (message: Message) => void): Promise<void> {
  const { client, mark, call, noted } = ear;
  const since = mark.at() - margin;
  const chats = (await within(call, client.pupPage?.evaluate(waitingChats(since)) ?? never)) as Waiting;
  for (const chat of chats) {
    try {
      for (const message of await latest(ear, chat)) if (message.timestamp >= since) hear(message);
    } catch {
      noted('a chat could not be looked through');
    }
  }
}

/** Votes come by an event of their own, which nobody tells again. Haat knows those that it has had. */
async function catchUpVotes({ client, mark, call, noted }: Ear, hear: (vote: Voted) => void): Promise<void> {
  const since = mark.at() - margin;
  const script = openPolls(since - pollLife);
  const polls = (await within(call, client.pupPage?.evaluate(script) ?? never)) as readonly string[];
  for (const poll of polls.slice(0, mostPolls)) {
    try {
      const votes = (await within(call, client.getPollVotes(poll))) as readonly unknown[];
      for (const vote of votes as readonly Voted[]) hear({ ...vote, parentMsgKey: poll });
    } catch {
      noted('a poll could not be looked through');
    }
  }
}

async function latest({ client, call }: Ear, { id, unread }: Waiting[number]): Promise<readonly Message[]> {
  const chat = await within(call, client.getChatById(id));
  const limit = Math.min(most, Math.max(unread, 10));
  return within(call, chat.fetchMessages({ limit, fromMe: false }));
}

const never = Promise.reject(new Error('there is no page'));
never.catch(() => undefined);
