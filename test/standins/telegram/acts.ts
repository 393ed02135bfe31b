import { documentOf, photoSizes, refOf, storeFile } from './files.ts';
import { onePixel } from './images.ts';
import { commandEntities } from './text.ts';
import type { FileRef, Message } from './types.ts';
import { addMessage, type Chat, tell, type World } from './world.ts';

export type Picture = { readonly bytes?: Buffer; readonly caption?: string; readonly album?: string };
export type Paper = { readonly name: string; readonly bytes: Buffer; readonly caption?: string };
export type SharedContact = { readonly phone: string; readonly firstName: string; readonly userId?: number };

/** Sends a message to the bot, as any message: it starts the chat. */
export function send(world: World, chat: Chat, body: Partial<Message>): Message {
  if (chat.blocked)
    throw new Error(`${chat.person.first_name} has blocked the bot and must unblock it first`);
  chat.started = true;
  const message = addMessage(world, chat, { from: chat.person, ...body });
  chat.heard = chat.events.length;
  world.queue.push('message', message, `chat:${chat.about.id}`);
  return structuredClone(message);
}

export function textBody(text: string, replied?: Message): Partial<Message> {
  const entities = commandEntities(text);
  return {
    text,
    ...(entities.length ? { entities } : {}),
    ...(replied ? { reply_to_message: structuredClone(replied) } : {}),
  };
}

/** Edits a message of one's own. Telegram tells the bot the whole new message. */
export function edit(world: World, chat: Chat, change: { id: number; text: string }): Message {
  const message = chat.messages.get(change.id);
  if (message?.from.id !== chat.person.id)
    throw new Error(`message ${change.id} is not ${chat.person.first_name}'s`);
  const edit_date = Math.floor(world.now() / 1000);
  const { entities: _, ...rest } = message;
  const words = message.text === undefined ? { caption: change.text } : textBody(change.text);
  const edited: Message = { ...rest, edit_date, ...words };
  chat.messages.set(change.id, edited);
  tell(chat, { message: edited, edited: true });
  chat.heard = chat.events.length;
  world.queue.push('edited_message', edited, `chat:${chat.about.id}`);
  return structuredClone(edited);
}

export function contactBody({ phone, firstName, userId }: SharedContact): Partial<Message> {
  const owner = userId === undefined ? {} : { user_id: userId };
  return { contact: { phone_number: phone, first_name: firstName, ...owner } };
}

/** A camera's picture, 960 by 1280 whatever the bytes are; parts of one album share its name. */
export function photoBody(world: World, { bytes = onePixel, caption, album }: Picture): Partial<Message> {
  const file = storeFile(world, 'photo', { name: 'camera.jpg', bytes });
  return {
    photo: photoSizes(world, file, { width: 960, height: 1280 }),
    ...(caption === undefined ? {} : { caption }),
    ...(album === undefined ? {} : { media_group_id: album }),
  };
}

export function documentBody(world: World, { name, bytes, caption }: Paper): Partial<Message> {
  const document = documentOf(storeFile(world, 'document', { name, bytes }));
  return { document, ...(caption === undefined ? {} : { caption }) };
}

export function voiceBody(world: World): { voice: FileRef } {
  const file = storeFile(world, 'voice', { name: 'voice.ogg', bytes: Buffer.from('OggS') });
  return { voice: { ...refOf(file), duration: 3, mime_type: 'audio/ogg' } };
}

/** Blocks or unblocks the bot; it learns of it as a change of its own membership. */
export function setBlocked(world: World, chat: Chat, next: 'blocked' | 'free'): void {
  const user = { ...world.me };
  const free = { status: 'member', user };
  const blocked = { status: 'kicked', user, until_date: 0 };
  chat.blocked = next === 'blocked';
  const [was, is] = chat.blocked ? [free, blocked] : [blocked, free];
  const date = Math.floor(world.now() / 1000);
  const body = { chat: chat.about, from: chat.person, date, old_chat_member: was, new_chat_member: is };
  world.queue.push('my_chat_member', body, `membership:${chat.about.id}`);
}
