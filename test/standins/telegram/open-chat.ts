import { Refusal } from './refusal.ts';
import type { Fields, Message, User } from './types.ts';
import type { Chat, ChatEvent, World } from './world.ts';

/** The chat a call means. Throws 400 for one the bot has no business in, 403 if the person blocked the bot. */
export function openChat(world: World, params: Fields): Chat {
  const id = params.chat_id;
  if (id === undefined || id === '') throw new Refusal(400, 'Bad Request: chat_id is empty');
  const chat = world.chats.get(Number(id));
  if (!chat?.started) throw new Refusal(400, 'Bad Request: chat not found');
  if (chat.blocked) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
  return chat;
}

/** Puts a message into a chat: `body` is what it says, `from` who. */
export function addMessage(world: World, chat: Chat, body: Partial<Message> & { from: User }): Message {
  const message: Message = {
    message_id: world.count(),
    date: Math.floor(world.now() / 1000),
    chat: chat.about,
    ...body,
  };
  chat.messages.set(message.message_id, message);
  tell(chat, { message, edited: false });
  return message;
}

/** Notes that a message came or changed, as it stands now, and wakes whoever waits for it. */
export function tell(chat: Chat, event: ChatEvent): void {
  chat.events.push(structuredClone(event));
  for (const listener of [...chat.listeners]) listener();
}
