import { widOf } from './ids.ts';
import type { Behaviour, Chat, Contact, Fields, Line, Wire } from './types.ts';

/** The server's memory: one number of ours, everybody else, and the pages that are open. */
export type World = {
  readonly me: {
    readonly pn: string;
    readonly lid: string;
    readonly pushname: string;
    readonly platform: string;
  };
  readonly behaviour: Behaviour;
  readonly contacts: Map<string, Contact>;
  readonly chats: Map<string, Chat>;
  readonly messages: Map<string, Wire>;
  readonly undelivered: Map<string, Wire>;
  readonly media: Map<string, { readonly data: Buffer; readonly type: string }>;
  /** What people have put together from our catalogue, by the order's id. */
  readonly baskets: Map<string, Fields>;
  /** What people have chosen in polls of ours, as pages are told. */
  readonly votes: Fields[];
  readonly tokens: Set<string>;
  readonly lines: Set<Line>;
  readonly sent: Wire[];
  readonly seen: string[];
  readonly typing: string[];
  /** Modules that were asked for and are not here. */
  readonly missing: string[];
  /** What was asked for while nobody was let in. */
  readonly turnedAway: string[];
  readonly listeners: Set<() => void>;
};

/** To all pages that are linked and synchronised. */
export function push({ lines }: World, message: Fields): void {
  for (const line of lines) if (line.token !== undefined && line.synced) line.send(message);
}

export const changed = ({ listeners }: World): void => {
  for (const listener of [...listeners]) listener();
};

export function chatOf({ chats, contacts }: World, id: string): Chat {
  const chat = chats.get(id) ?? { id, name: contacts.get(id)?.name, unreadCount: 0, messages: [] };
  chats.set(id, chat);
  return chat;
}

export function store(world: World, message: Wire): Wire {
  chatOf(world, message.id.remote).messages.push(message);
  world.messages.set(message.id.id, message);
  return message;
}

export function worldOf(number: string, behaviour: Partial<Behaviour>): World {
  return {
    me: { pn: widOf(number), lid: '90000000000001@lid', pushname: 'The shop', platform: 'android' },
    behaviour: {
      refMs: 20_000,
      refs: 6,
      syncMs: 50,
      autoAck: [2],
      fails: () => undefined,
      // One that the library does not know is none.
      version: '2.3000.1048032155',
      broken: [],
      isDown: false,
      ...behaviour,
    },
    contacts: new Map(),
    chats: new Map(),
    messages: new Map(),
    undelivered: new Map(),
    media: new Map(),
    baskets: new Map(),
    votes: [],
    tokens: new Set(),
    lines: new Set(),
    sent: [],
    seen: [],
    typing: [],
    missing: [],
    turnedAway: [],
    listeners: new Set(),
  };
}
