import type { RawApi } from 'grammy';
import { type Copy, plain } from '#prompts/index.ts';
import type { Inbound, Outbound } from '../shell/channel.ts';
import { ChannelError } from '../shell/errors.ts';
import { isUnchanged, isUneditable, isUnreadable, toChannelError } from './errors.ts';
import { isInline } from './keyboard.ts';
import { conversationOf } from './parse.ts';
import { type Bubble, render } from './render.ts';

export type Sending = {
  readonly api: RawApi;
  /** The bot's id: it writes in no chat of another bot. */
  readonly bot: number;
  readonly copy: Copy;
  readonly secret: string;
};

export type Sender = {
  send(outbound: Outbound): Promise<void>;
  /** Who shares a number or a place has our keyboard open, also if it was opened before a restart. */
  notice(inbound: Inbound): void;
};

/** Chats whose keyboard, and outbounds whose half, are remembered; older ones are forgotten. */
const REMEMBERED = 10_000;

export function createSender(sending: Sending): Sender {
  const { copy, secret } = sending;
  const keyboards = new Map<string, true>();
  // How much of an outbound arrived before it failed: a repeated try goes on from there.
  const arrived = new Map<string, number>();

  async function sendAll(outbound: Outbound): Promise<void> {
    const { id, conversation, replaces } = outbound;
    const chat = chatOf(sending.bot, conversation);
    const bubbles = render(outbound, {
      copy,
      secret,
      ...(keyboards.has(conversation) ? { clears: true } : {}),
    });
    let done = arrived.get(id) ?? 0;
    const replaced = done === 0 && (await replace(sending.api, chat, bubbles, replaces));
    if (replaced) done = 1;
    for (const bubble of bubbles.slice(done)) {
      await put(sending.api, chat, bubble);
      remember(arrived, id, ++done);
    }
    arrived.delete(id);
    if (bubbles.some(({ keyboard }) => keyboard && !isInline(keyboard)))
      remember(keyboards, conversation, true);
    else if (bubbles.some(({ keyboard }) => !keyboard)) keyboards.delete(conversation);
    if (replaces !== undefined && !replaced) await takeButtons(sending.api, chat, replaces);
  }

  return {
    async send(outbound) {
      try {
        await sendAll(outbound);
      } catch (error) {
        throw toChannelError(error);
      }
    },
    notice({ conversation, event: { type } }) {
      if (type === 'contact' || type === 'location') remember(keyboards, conversation, true);
    },
  };
}

/** Edits the tapped message into the answer, when that is one message with buttons. */
async function replace(
  api: RawApi,
  chat: number,
  [bubble, ...others]: readonly Bubble[],
  replaces: string | undefined,
): Promise<boolean> {
  if (replaces === undefined || !bubble || others.length > 0 || !isInline(bubble.keyboard)) return false;
  const edit = {
    chat_id: chat,
    message_id: Number(replaces),
    ...bodyOf(bubble),
    reply_markup: bubble.keyboard,
  };
  try {
    await readable(edit, (body) => api.editMessageText(body));
    return true;
  } catch (error) {
    if (isUnchanged(error)) return true;
    if (isUneditable(error)) return false;
    throw error;
  }
}

async function put(api: RawApi, chat: number, bubble: Bubble): Promise<void> {
  // A message without buttons takes away what keyboard there may be, also one from before a restart.
  const markup = bubble.keyboard ?? ({ remove_keyboard: true } as const);
  await readable({ chat_id: chat, ...bodyOf(bubble), reply_markup: markup }, (body) => api.sendMessage(body));
}

/** What cannot be read as markup is said as plain text: better without bold than not at all. */
async function readable<Body extends { text: string; parse_mode?: 'HTML' }>(
  body: Body,
  call: (body: Body) => Promise<unknown>,
): Promise<void> {
  try {
    await call(body);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    const { parse_mode: _html, ...bare } = body;
    await call({ ...(bare as Body), text: plain(body.text) });
  }
}

/** A question that was answered keeps its words and loses its buttons. Nothing depends on it. */
const takeButtons = (api: RawApi, chat: number, message: string): Promise<unknown> =>
  api.editMessageReplyMarkup({ chat_id: chat, message_id: Number(message) }).catch(() => undefined);

const bodyOf = ({ text }: Bubble) =>
  ({ text, parse_mode: 'HTML', link_preview_options: { is_disabled: true } }) as const;

function chatOf(bot: number, conversation: string): number {
  const chat = Number(conversation.split(':')[2]);
  if (!Number.isSafeInteger(chat) || conversationOf(bot, chat) !== conversation)
    throw new ChannelError('rejected', 'the conversation is not of this bot');
  return chat;
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  if (map.size <= REMEMBERED) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}
