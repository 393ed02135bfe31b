import { InputFile, type RawApi } from 'grammy';
import { type Copy, plain } from '#prompts/index.ts';
import type { Inbound, Outbound } from '../shell/channel.ts';
import { ChannelError } from '../shell/errors.ts';
import type { TapSecret } from '../shell/tap.ts';
import { isUnchanged, isUneditable, isUnreadable, toChannelError } from './errors.ts';
import { isInline } from './keyboard.ts';
import { limits } from './limits.ts';
import { type Memory, newMemory, noticeInbound, noticeSent, remember } from './memory.ts';
import { conversationOf } from './parse.ts';
import { type Bubble, render } from './render.ts';

export type Sending = {
  readonly api: RawApi;
  /** The bot's id: it writes in no chat of another bot. */
  readonly bot: number;
  readonly copy: Copy;
  readonly secret: TapSecret;
  /** A picture that is kept, by its id. */
  readonly photo?: (id: string) => Promise<Uint8Array | undefined>;
};

export type Sender = {
  send(outbound: Outbound): Promise<void>;
  notice(inbound: Inbound): void;
};

export function createSender(sending: Sending): Sender {
  const memory = newMemory();
  return {
    async send(outbound) {
      try {
        await sendAll(sending, memory, outbound);
      } catch (error) {
        throw toChannelError(error);
      }
    },
    notice: (inbound) => noticeInbound(memory, inbound),
  };
}

async function sendAll(sending: Sending, memory: Memory, outbound: Outbound): Promise<void> {
  const { api, bot, copy, secret } = sending;
  const { id, conversation, replaces, replies } = outbound;
  const chat = chatOf(bot, conversation);
  const clears = memory.keyboards.has(conversation) ? ({ clears: true } as const) : {};
  const bubbles = render(outbound, { copy, secret, ...clears });
  const answered = replaces ?? memory.tapped.get(conversation);
  let done = memory.arrived.get(id) ?? 0;
  const pictures = replies.flatMap(({ photos = [] }) => photos);
  const replaced = done === 0 && pictures.length === 0 && (await replace(api, chat, bubbles, replaces));
  if (replaced) done = 1;
  const steps = [
    ...(pictures.length === 0 ? [] : [() => putPictures(sending, chat, pictures)]),
    ...bubbles.map((bubble) => () => put(api, chat, bubble)),
  ];
  for (const step of steps.slice(done)) {
    await step();
    remember(memory.arrived, id, ++done);
  }
  memory.arrived.delete(id);
  noticeSent(memory, conversation, bubbles);
  if (answered !== undefined && !replaced) await takeButtons(api, chat, answered);
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

/** As one album; what is not kept here any more is left out. */
async function putPictures({ api, photo }: Sending, chat: number, ids: readonly string[]): Promise<void> {
  const kept = await Promise.all(ids.slice(0, limits.album).map((id) => photo?.(id)));
  const files = kept.flatMap((content) => (content ? [new InputFile(content, 'photo.jpg')] : []));
  const [only, ...others] = files;
  if (!only) return;
  if (others.length === 0) await api.sendPhoto({ chat_id: chat, photo: only });
  else await api.sendMediaGroup({ chat_id: chat, media: files.map((media) => ({ type: 'photo', media })) });
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

const chatIn = (conversation: string): number => Number(conversation.split(':')[2]);

/** Whether it is a chat of this bot. */
export const isOfBot = (bot: number, conversation: string): boolean =>
  Number.isSafeInteger(chatIn(conversation)) && conversationOf(bot, chatIn(conversation)) === conversation;

function chatOf(bot: number, conversation: string): number {
  if (!isOfBot(bot, conversation)) throw new ChannelError('rejected', 'the conversation is not of this bot');
  return chatIn(conversation);
}
