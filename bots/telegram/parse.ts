import { z } from 'zod';
import type { Event } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Inbound, Sender } from '../shell/channel.ts';
import { readTap, type TapSecret } from '../shell/tap.ts';
import { readMessage } from './message.ts';
import { message, person, privateChat } from './update.ts';

/** Who reads: the bot's id and name, the secret of its buttons, and the time as it is here. */
export type Reader = {
  readonly bot: number;
  readonly username?: string;
  readonly secret: TapSecret;
  readonly now: Instant;
};

const callbackQuery = z.object({
  id: z.string(),
  from: person,
  message: z.object({ message_id: z.number(), chat: z.object({ id: z.number() }) }).optional(),
  data: z.string().optional(),
});

const membership = z.object({
  from: person,
  chat: privateChat,
  date: z.number(),
  new_chat_member: z.object({ status: z.string() }),
});

/** An update as an inbound; undefined for what is nobody's business here, or is no update at all. */
export function parse(value: unknown, reader: Reader): Inbound | undefined {
  if (!isUpdate(value)) return undefined;
  const said = read(value, reader);
  return said && { id: `telegram:${reader.bot}:${value.update_id}`, ...said };
}

/** The id of the tap that waits to be acknowledged, whatever the tap means. */
export function tapToAnswer(value: unknown): string | undefined {
  const id = isUpdate(value) && (value.callback_query as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}

/** The kinds of update that are asked for; only the one that is there is looked into, as a failed look costs 10 us. */
type Update = { readonly update_id: number } & {
  readonly [kind in (typeof updateKinds)[number]]?: unknown;
};

export const updateKinds = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

const isUpdate = (value: unknown): value is Update =>
  typeof value === 'object' &&
  value !== null &&
  'update_id' in value &&
  Number.isSafeInteger(value.update_id);

function read({ message, edited_message, callback_query, my_chat_member }: Update, reader: Reader) {
  if (message !== undefined) return written(message, reader);
  if (edited_message !== undefined) return edited(edited_message, reader);
  if (callback_query !== undefined) return tapped(callback_query, reader);
  return my_chat_member === undefined ? undefined : moved(my_chat_member, reader);
}

type Said = Omit<Inbound, 'id'>;
type Person = z.infer<typeof person>;

function written(value: unknown, reader: Reader): Said | undefined {
  const { data } = message.safeParse(value);
  if (!data || data.from.is_bot) return undefined;
  const event = readMessage(data, reader.username);
  if (!event) return undefined;
  return { ...said(reader, data.from, event, data.date), message: `${data.message_id}` };
}

function edited(value: unknown, reader: Reader): Said | undefined {
  const { data } = message.safeParse(value);
  const text = data?.text ?? data?.caption;
  // A live location edits itself every few seconds: only words are news.
  if (!data || data.from.is_bot || text === undefined) return undefined;
  return {
    ...said(reader, data.from, { type: 'edited', text }, data.edit_date ?? data.date),
    about: `${data.message_id}`,
    message: `${data.message_id}`,
  };
}

/** Only the person whose chat it is may tap in it; anyone else answers for themselves, in their own chat. */
function tapped(value: unknown, reader: Reader): Said | undefined {
  const { data } = callbackQuery.safeParse(value);
  if (!data || data.from.is_bot) return undefined;
  const { from, message: carrier } = data;
  if (carrier?.chat.id !== from.id) return said(reader, from, { type: 'forged' });
  const tap = readTap(reader.secret, conversationOf(reader.bot, from.id), data.data ?? '');
  return {
    ...said(reader, from, tap ? { type: 'tap', ...tap } : { type: 'forged' }),
    about: `${carrier.message_id}`,
  };
}

function moved(value: unknown, reader: Reader): Said | undefined {
  const { data } = membership.safeParse(value);
  if (!data) return undefined;
  const reachable = data.new_chat_member.status !== 'kicked';
  return said(reader, data.from, { type: 'reachable', reachable }, data.date);
}

const said = (reader: Reader, from: Person, event: Event, date?: number): Said => ({
  conversation: conversationOf(reader.bot, from.id),
  // A clock that runs ahead must not make an answer of tomorrow; taps carry no time at all.
  at: date === undefined ? reader.now : Math.min(date * 1000, reader.now),
  event,
  sender: senderOf(from),
});

export const conversationOf = (bot: number, chat: number): string => `telegram:${bot}:${chat}`;

function senderOf({ first_name, last_name, language_code }: Person): Sender {
  const name = [first_name, last_name].filter(Boolean).join(' ');
  return { ...(name ? { name } : {}), ...(language_code ? { language: language_code } : {}) };
}
