import { replyMarkup } from '../markup.ts';
import { addMessage, openChat } from '../open-chat.ts';
import { badRequest } from '../refusal.ts';
import { messageText } from '../text.ts';
import type { Fields, Message } from '../types.ts';
import { botUser, type Chat } from '../world.ts';
import type { Call, Methods } from './call.ts';

/** Puts the bot's message into the chat that the call names, with its keyboard and what it answers. */
export function sendMessage(call: Call, body: Partial<Message>): Message {
  const { world, params } = call;
  const markup = replyMarkup(world, params);
  const chat = openChat(world, params);
  const message = addMessage(world, chat, {
    from: botUser(world),
    ...body,
    ...answered(chat, params.reply_parameters as Fields | undefined),
    ...(params.protect_content === true ? { has_protected_content: true } : {}),
    ...(markup.kind === 'inline' ? { reply_markup: { inline_keyboard: markup.keyboard } } : {}),
  });
  if (markup.kind === 'reply') {
    chat.locked.add(message.message_id);
    if (markup.markup.force_reply !== true)
      chat.keyboard = markup.markup.remove_keyboard === true ? undefined : markup.markup;
  }
  return message;
}

function answered(chat: Chat, reply: Fields | undefined): Partial<Message> {
  if (!reply) return {};
  const message = chat.messages.get(Number(reply.message_id));
  if (!message && reply.allow_sending_without_reply !== true)
    throw badRequest('message to be replied not found');
  if (!message) return {};
  // Telegram never nests a second reply.
  const { reply_to_message: _, ...quoted } = message;
  return { reply_to_message: structuredClone(quoted) };
}

function sendText(call: Call): Message {
  const { text, entities } = messageText(call.world, call.params);
  const preview = call.params.link_preview_options as Fields | undefined;
  return sendMessage(call, {
    text,
    ...(entities.length ? { entities: [...entities] } : {}),
    ...(preview ? { link_preview_options: preview } : {}),
  });
}

function sendLocation(call: Call): Message {
  const [latitude, longitude] = [Number(call.params.latitude), Number(call.params.longitude)];
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) throw badRequest('wrong location specified');
  return sendMessage(call, { location: { latitude, longitude } });
}

function sendContact(call: Call): Message {
  const { phone_number, first_name } = call.params;
  if (!phone_number) throw badRequest('phone number must be non-empty');
  if (!first_name) throw badRequest('first name must be non-empty');
  return sendMessage(call, {
    contact: { phone_number: String(phone_number), first_name: String(first_name) },
  });
}

const ACTIONS =
  /^(typing|upload_(photo|video|voice|document|video_note)|record_(video|voice|video_note)|choose_sticker|find_location)$/;

function sendChatAction({ world, params }: Call): true {
  if (!ACTIONS.test(String(params.action))) throw badRequest('wrong parameter action in request');
  openChat(world, params);
  return true;
}

export const sendMethods: Methods = { sendMessage: sendText, sendLocation, sendContact, sendChatAction };
