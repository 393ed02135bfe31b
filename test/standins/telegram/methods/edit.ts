import { isDeepStrictEqual } from 'node:util';
import { editedMarkup } from '../markup.ts';
import { openChat, tell } from '../open-chat.ts';
import { badRequest } from '../refusal.ts';
import { captionFields, messageText } from '../text.ts';
import type { Fields, Message } from '../types.ts';
import type { Chat } from '../world.ts';
import type { Call, Methods } from './call.ts';
import { albumPart } from './media.ts';

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** The fields of a message that an edit may change: one that the edit does not name goes away. */
const CONTENT = [
  'text',
  'entities',
  'caption',
  'caption_entities',
  'photo',
  'document',
  'link_preview_options',
] as const;

function ownMessage({ world, params }: Call): { chat: Chat; message: Message } {
  if (params.inline_message_id !== undefined) throw badRequest('MESSAGE_ID_INVALID');
  if (params.message_id === undefined) throw badRequest('message identifier is not specified');
  const chat = openChat(world, params);
  const message = chat.messages.get(Number(params.message_id));
  if (!message) throw badRequest('message to edit not found');
  if (message.from.id !== world.me.id || chat.locked.has(message.message_id))
    throw badRequest("message can't be edited");
  return { chat, message };
}

/** Without `reply_markup` an edit takes the keyboard away. Throws 400 if nothing would change. */
function applyEdit(call: Call, change: (message: Message) => Partial<Message>): Message {
  const markup = editedMarkup(call.world, call.params);
  const { chat, message } = ownMessage(call);
  const content = change(message);
  const keyboard = markup.kind === 'inline' ? { reply_markup: { inline_keyboard: markup.keyboard } } : {};
  const next: Message = { ...without(message, [...CONTENT, 'reply_markup']), ...content, ...keyboard };
  if (isDeepStrictEqual(comparable(next), comparable(message))) throw badRequest(NOT_MODIFIED);
  next.edit_date = Math.floor(call.world.now() / 1000);
  chat.messages.set(next.message_id, next);
  tell(chat, { message: next, edited: true });
  return next;
}

function without(message: Message, names: readonly (keyof Message)[]): Message {
  const left = { ...message };
  for (const name of names) delete left[name];
  return left;
}

/** What counts as the same: the words, the keyboard and the very file, not the date of the edit. */
function comparable(message: Message): Fields {
  const { edit_date, photo, ...rest } = message;
  return { ...rest, photo: photo?.at(-1)?.file_unique_id };
}

function content(message: Message): Partial<Message> {
  const kept = CONTENT.filter((name) => message[name] !== undefined).map((name) => [name, message[name]]);
  return Object.fromEntries(kept);
}

function editMessageText(call: Call): Message {
  const { text, entities } = messageText(call.world, call.params, 'MESSAGE_TOO_LONG');
  const preview = call.params.link_preview_options as Fields | undefined;
  return applyEdit(call, (message) => {
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
    const marks = entities.length ? { entities: [...entities] } : {};
    return { text, ...marks, ...(preview ? { link_preview_options: preview } : {}) };
  });
}

function editMessageCaption(call: Call): Message {
  const caption = captionFields(call.world, call.params, 'MEDIA_CAPTION_TOO_LONG');
  return applyEdit(call, (message) => {
    if (!message.photo && !message.document) throw badRequest('there is no caption in the message to edit');
    const { caption: _, caption_entities: __, ...medium } = content(message);
    return { ...medium, ...caption };
  });
}

const editMessageReplyMarkup = (call: Call): Message => applyEdit(call, content);

function editMessageMedia(call: Call): Message {
  const medium = albumPart(call, call.params.media as Fields, 'MEDIA_CAPTION_TOO_LONG');
  return applyEdit(call, () => medium);
}

export const editMethods: Methods = {
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageMedia,
};
