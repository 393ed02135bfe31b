import { openChat } from '../open-chat.ts';
import { badRequest, Refusal } from '../refusal.ts';
import { reactionEmoji } from '../spec.ts';
import type { Fields, Message } from '../types.ts';
import { TAP_LIFE_MS } from '../updates.ts';
import type { Chat } from '../world.ts';
import type { Call, Methods } from './call.ts';

/** A bot may delete what is younger (Bot API, deleteMessage). */
const DELETE_LIFE_MS = 48 * 3_600_000;
const REACTIONS = reactionEmoji();
const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid';

function namedMessage({ world, params }: Call, missing: string): { chat: Chat; message: Message } {
  const chat = openChat(world, params);
  const message = chat.messages.get(Number(params.message_id));
  if (!message) throw badRequest(missing);
  return { chat, message };
}

function deleteMessage(call: Call): true {
  const { chat, message } = namedMessage(call, 'message to delete not found');
  if (call.world.now() - message.date * 1000 > DELETE_LIFE_MS)
    throw badRequest("message can't be deleted for everyone");
  chat.messages.delete(message.message_id);
  chat.pinned.delete(message.message_id);
  chat.deleted.set(message.message_id, message);
  return true;
}

/** A tap can be answered once, and for 150 seconds. */
function answerCallbackQuery({ world, params }: Call): true {
  const id = String(params.callback_query_id ?? '');
  const query = world.queries.get(id);
  if (!query?.answer || world.now() - query.askedAt > TAP_LIFE_MS) throw badRequest(TOO_OLD);
  const text = String(params.text ?? '');
  if ([...text].length > 200) throw badRequest('MESSAGE_TOO_LONG');
  if (params.url !== undefined) throw badRequest('URL_INVALID');
  query.chat.toast = { text, alert: params.show_alert === true };
  query.answer(query.chat.toast);
  delete query.answer;
  return true;
}

function setMessageReaction(call: Call): true {
  const { chat, message } = namedMessage(call, 'message to react not found');
  const reactions = (call.params.reaction as Fields[] | undefined) ?? [];
  if (reactions.length > 1) throw badRequest('REACTIONS_TOO_MANY');
  const [reaction] = reactions;
  if (!reaction) chat.reactions.delete(message.message_id);
  else if (REACTIONS.has(String(reaction.emoji)))
    chat.reactions.set(message.message_id, String(reaction.emoji));
  else throw badRequest('REACTION_INVALID');
  return true;
}

function pinChatMessage(call: Call): true {
  const { chat, message } = namedMessage(call, 'message to pin not found');
  chat.pinned.add(message.message_id);
  return true;
}

function unpinChatMessage({ world, params }: Call): true {
  const chat = openChat(world, params);
  const id = params.message_id === undefined ? [...chat.pinned].at(-1) : Number(params.message_id);
  if (id === undefined || !chat.pinned.delete(id)) throw badRequest('message to unpin not found');
  return true;
}

function getFile({ world, params }: Call): Fields {
  const file = world.files.get(String(params.file_id ?? ''));
  if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
  // Bot API, getFile: bots can download up to 20 MB.
  if (file.bytes.length > 20 * 1024 * 1024) throw badRequest('file is too big');
  const { file_id, file_unique_id, path } = file;
  return { file_id, file_unique_id, file_size: file.bytes.length, file_path: path };
}

/** Every call at `/file/bot<token>/<path>`. Throws 404 for a path that getFile never gave. */
export function fileBytes(
  { files }: { files: ReadonlyMap<string, { path: string; bytes: Buffer }> },
  path: string,
): Buffer {
  const file = [...files.values()].find((candidate) => candidate.path === path);
  if (!file) throw new Refusal(404, 'Not Found');
  return file.bytes;
}

export const chatMethods: Methods = {
  deleteMessage,
  answerCallbackQuery,
  setMessageReaction,
  pinChatMessage,
  unpinChatMessage,
  getFile,
};
