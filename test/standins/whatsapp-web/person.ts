import { createHash } from 'node:crypto';
import { waitFor } from '../../support/waiting.ts';
import { formatted } from '../whatsapp-cloud/index.ts';
import { newId, nowSeconds, serialized, widOf } from './ids.ts';
import type { Contact, Fields, Wire } from './types.ts';
import { push, store, type World } from './world.ts';

export type Heard = {
  readonly id: string;
  readonly text: string;
  readonly type: string;
  readonly medium?: string;
  /** Of a poll. */
  readonly options: readonly string[];
};

/** One person with a telephone. */
export type Person = {
  readonly chat: string;
  /** The message's id. */
  says(text: string, more?: Fields): string;
  sends(message: Fields): string;
  /** `more` is what the message tells of it. */
  sendsPicture(data: Buffer, caption?: string, more?: Fields): string;
  /** Names and how many of each, from our catalogue. */
  sendsBasket(...products: readonly (readonly [string, number])[]): string;
  edits(id: string, text: string): void;
  takesBack(id: string): void;
  /** Chooses in the newest poll, or in the one with this id; nothing takes the choice back. */
  votes(option: string | undefined, how?: Voting): void;
  /** From now on the chat has the other id (LID), as WhatsApp moves them. */
  moves(): void;
  /** The first message that fits and came after the last that was heard, or the person's last words. */
  hears(until: RegExp, how?: { readonly within?: number }): Promise<Heard>;
  readonly messages: () => readonly Heard[];
};

/** Another poll than the newest; by another clock, in milliseconds, or none; somebody else in this chat. */
type Voting = { readonly poll?: string; readonly t?: number | undefined; readonly sender?: string };

export type About = { readonly number: string; readonly name: string; readonly lid?: string };

export function personOf(world: World, about: About): Person {
  meet(world, about);
  const number = widOf(about.number);
  let chat = number;
  let heard = 0;
  const messages = (): readonly Heard[] =>
    world.sent.filter(({ id }) => id.remote === number || id.remote === about.lid).map(heardOf);
  const sends = (message: Fields): string => {
    heard = messages().length;
    return write(world, { chat, name: about.name, message });
  };
  const look = (until: RegExp): Heard | undefined => {
    const all = messages();
    const at = all.findIndex(({ text }, n) => n >= heard && until.test(formatted(text).text));
    if (at >= 0) heard = at + 1;
    return all[at];
  };
  const missing = (until: RegExp) => () => missed(about, until, messages().slice(heard));
  return {
    get chat() {
      return chat;
    },
    messages,
    sends,
    says: (body, more = {}) => sends({ body, ...more }),
    sendsPicture: (data, caption, more = {}) => sends({ ...pictureOf(world, data, caption), ...more }),
    sendsBasket: (...products) => sends(basketOf(world, products)),
    edits: (id, body) => push(world, { op: 'edit', id: serialized(keyOf(world, id)), body, t: Date.now() }),
    takesBack: (id) => push(world, { op: 'revoke', id: serialized(keyOf(world, id)) }),
    votes: (option, how = {}) => {
      heard = messages().length;
      vote(world, { chat, poll: newestPoll(messages()), option, ...how });
    },
    moves: () => {
      chat = about.lid ?? chat;
    },
    hears: (until, { within = 10_000 } = {}) =>
      waitFor({ look: () => look(until), listeners: world.listeners, within, missing: missing(until) }),
  };
}

type Writing = { readonly chat: string; readonly name: string; readonly message: Fields };

/** It waits at the server until a page has taken it. */
function write(world: World, { chat, name, message }: Writing): string {
  const id = { fromMe: false, remote: chat, id: newId() };
  const whole = { type: 'chat', body: '', t: nowSeconds(), ack: 1, from: chat, to: world.me.pn };
  const msg: Wire = store(world, { ...whole, notifyName: name, self: 'in', star: false, ...message, id });
  world.undelivered.set(id.id, msg);
  push(world, { op: 'msg', msg });
  return id.id;
}

const missed = ({ name }: About, until: RegExp, heard: readonly Heard[]): string =>
  `${name} did not hear ${until}, but: ${JSON.stringify(heard)}`;

const newestPoll = (heard: readonly Heard[]): string =>
  heard.findLast(({ type }) => type === 'poll_creation')?.id ?? '';

type Vote = Voting & { readonly chat: string; readonly poll: string; readonly option: string | undefined };

/** Pages are told at once, or as soon as there is one. */
function vote(world: World, { chat, poll, option, ...how }: Vote): void {
  const { pollOptions } = world.messages.get(poll) as Wire & { readonly pollOptions: readonly PollOption[] };
  const selected = pollOptions.filter(({ name }) => name === option).map(({ localId }) => localId);
  if (option !== undefined && selected.length === 0) throw new Error(`the poll has no option ${option}`);
  const key = { fromMe: false, remote: chat, id: newId() };
  const about = { key, parent: serialized(keyOf(world, poll)), selected };
  const told = { op: 'vote', ...about, t: Date.now(), sender: chat, ...how };
  world.votes.push(told);
  push(world, told);
}

type PollOption = { readonly name: string; readonly localId: number };

const keyOf = ({ messages }: World, id: string): Wire['id'] => {
  const message = messages.get(id);
  if (!message) throw new Error(`there is no message ${id}`);
  return message.id;
};

const heardOf = ({ id, body = '', caption = '', type, directPath, pollOptions = [] }: Wire): Heard => ({
  id: id.id,
  type,
  text: type === 'chat' ? body : caption,
  options: (pollOptions as readonly PollOption[]).map(({ name }) => name),
  ...(typeof directPath === 'string' ? { medium: directPath } : {}),
});

/** Known by a number, and where WhatsApp has given one, by an id that tells no number. */
function meet(world: World, { number, name, lid }: About): void {
  const pn = widOf(number);
  const contact: Contact = { id: pn, lid, name, pushname: name, registered: true, isMyContact: false };
  world.contacts.set(pn, contact);
  if (lid) world.contacts.set(lid, { ...contact, id: lid, phoneNumber: pn });
  push(world, { op: 'contact', contact, lid: lid && [pn, lid] });
}

function pictureOf({ media }: World, data: Buffer, caption: string | undefined): Fields {
  const sha256 = createHash('sha256').update(data).digest();
  const directPath = `/mms/d/${sha256.toString('hex')}`;
  const hash = sha256.toString('base64');
  media.set(directPath, { data, type: 'image/jpeg' });
  return {
    type: 'image',
    mimetype: 'image/jpeg',
    directPath,
    filehash: hash,
    encFilehash: hash,
    mediaKey: 'stand-in',
    mediaKeyTimestamp: nowSeconds(),
    size: data.length,
    ...(caption === undefined ? {} : { caption }),
  };
}

function basketOf({ baskets }: World, products: readonly (readonly [string, number])[]): Fields {
  const orderId = newId();
  baskets.set(orderId, { products: products.map(([name, quantity]) => ({ id: name, name, quantity })) });
  return { type: 'order', orderId, token: 'of the basket' };
}
