import { textBody } from './bodies.ts';
import { addMessage, tell } from './open-chat.ts';
import type { Message } from './types.ts';
import type { Chat, World } from './world.ts';

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
