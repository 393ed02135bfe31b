import * as acts from './acts.ts';
import * as bodies from './bodies.ts';
import { type Heard, hear } from './hearing.ts';
import { type SeenProfile, seenProfile } from './seen-profile.ts';
import { buttonsOf, findButton, sendTap, type Tap } from './taps.ts';
import type { Fields, Message, User } from './types.ts';
import type { Chat, Toast, World } from './world.ts';

export type AboutPerson = {
  readonly id: number;
  readonly name: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
  /** They have written to the bot before, so it may write first. */
  readonly hasStarted?: true;
};

/** Somebody with a phone: what they do reaches the bot as updates, what the bot does they can read. */
export type Person = {
  readonly user: User;
  readonly says: (text: string, how?: { replyTo?: number }) => Message;
  /** Taps a button by its label or its data; on a reply keyboard, says its words. */
  readonly taps: (button: string, where?: { on?: number }) => Tap;
  /** Sends callback data that no button need have, as a hostile client can. */
  readonly forges: (data: string, where?: { on?: number }) => Tap;
  readonly edits: (messageId: number, text: string) => Message;
  readonly sharesOwnContact: (phone: string) => Message;
  readonly sharesContact: (contact: bodies.SharedContact) => Message;
  readonly sharesLocation: (latitude: number, longitude: number) => Message;
  readonly sendsPhoto: (picture?: bodies.Picture) => Message;
  readonly sendsDocument: (paper: bodies.Paper) => Message;
  readonly sendsVoice: () => Message;
  readonly blocks: () => void;
  readonly unblocks: () => void;
  /** Waits for words of the bot; see `hear`. `within` is in milliseconds. */
  readonly hears: (heard: Heard, how?: { within?: number }) => Promise<Message>;
  /** The whole chat as it stands on the screen: edits applied, deleted messages gone. */
  readonly messages: () => readonly Message[];
  /** The newest message of the bot. Throws if it has said nothing. */
  readonly lastMessage: () => Message;
  /** The labels on a message, by rows; of the newest message with a keyboard if none is named. */
  readonly buttons: (messageId?: number) => readonly (readonly string[])[];
  /** The reply keyboard under the text field, if one is up. */
  readonly keyboard: () => Fields | undefined;
  /** What the last tap was answered with; undefined while it is not. */
  readonly toast: () => Toast | undefined;
  readonly reactionOn: (messageId: number) => string | undefined;
  readonly pinned: () => readonly number[];
  readonly profile: () => SeenProfile;
};

export function createPerson(world: World, chat: Chat): Person {
  return { user: chat.person, ...doing(world, chat), ...reading(world, chat) };
}

function doing(world: World, chat: Chat) {
  const send = (body: Partial<Message>) => acts.send(world, chat, body);
  return {
    says: (text: string, { replyTo }: { replyTo?: number } = {}) =>
      send(bodies.textBody(text, replyTo === undefined ? undefined : chat.messages.get(replyTo))),
    taps: (button: string, { on }: { on?: number } = {}) => tap(world, chat, { button, on }),
    forges: (data: string, { on }: { on?: number } = {}) =>
      sendTap(world, chat, { data, on: on ?? lastMessage(chat).message_id }),
    edits: (id: number, text: string) => acts.edit(world, chat, { id, text }),
    sharesOwnContact: (phone: string) =>
      send(bodies.contactBody({ phone, firstName: chat.person.first_name, userId: chat.person.id })),
    sharesContact: (contact: bodies.SharedContact) => send(bodies.contactBody(contact)),
    sharesLocation: (latitude: number, longitude: number) => send({ location: { latitude, longitude } }),
    sendsPhoto: (picture: bodies.Picture = {}) => send(bodies.photoBody(world, picture)),
    sendsDocument: (paper: bodies.Paper) => send(bodies.documentBody(world, paper)),
    sendsVoice: () => send(bodies.voiceBody(world)),
    blocks: () => acts.setBlocked(world, chat, 'blocked'),
    unblocks: () => acts.setBlocked(world, chat, 'free'),
  };
}

function reading(world: World, chat: Chat) {
  return {
    hears: (heard: Heard, { within }: { within?: number } = {}) => hear(chat, heard, within),
    messages: () => structuredClone([...chat.messages.values()]),
    lastMessage: () => structuredClone(lastMessage(chat)),
    buttons: (id?: number) => {
      const marked = [...chat.messages.values()].filter(({ reply_markup }) => reply_markup);
      const message = id === undefined ? marked.at(-1) : chat.messages.get(id);
      return (message?.reply_markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));
    },
    keyboard: () => structuredClone(chat.keyboard),
    toast: () => chat.toast,
    reactionOn: (id: number) => chat.reactions.get(id),
    pinned: () => [...chat.pinned],
    profile: () => seenProfile(world, chat),
  };
}

function lastMessage(chat: Chat): Message {
  const last = [...chat.messages.values()].filter(({ from }) => from.is_bot).at(-1);
  if (!last) throw new Error(`the bot has said nothing to ${chat.person.first_name}`);
  return last;
}

function tap(world: World, chat: Chat, { button, on }: { button: string; on: number | undefined }): Tap {
  if (on === undefined && isOnKeyboard(chat, button) && !isOnMessage(chat, button)) {
    acts.send(world, chat, bodies.textBody(button));
    return { id: '', answered: Promise.resolve({ text: '', alert: false }) };
  }
  const { message, data } = findButton(chat, button, on);
  return sendTap(world, chat, { data, on: message.message_id });
}

const isOnMessage = (chat: Chat, label: string): boolean =>
  [...chat.messages.values()].some((message) => buttonsOf(message).some(({ text }) => text === label));

function isOnKeyboard({ keyboard }: Chat, label: string): boolean {
  const buttons = ((keyboard?.keyboard as unknown[][] | undefined) ?? []).flat();
  return buttons.some((button) => button === label || isPlainKey(button as Fields, label));
}

function isPlainKey(button: Fields, label: string): boolean {
  if (button.text !== label) return false;
  if (button.request_contact || button.request_location)
    throw new Error(`"${label}" asks for a contact or a place: share one instead`);
  return true;
}
