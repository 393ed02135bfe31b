import type { Button, Fields, Message } from './types.ts';
import type { Chat, Toast, World } from './world.ts';

/** A tap as the person sees it: `answered` settles when the spinner on the button ends. */
export type Tap = { readonly id: string; readonly answered: Promise<Toast> };

/** Sends a callback query, whether or not a button holds this data: a hostile client can send any. */
export function sendTap(world: World, chat: Chat, tapped: { data: string; on: number }): Tap {
  const message = chat.messages.get(tapped.on) ?? inaccessible(chat, tapped.on);
  const id = String(5_000_000_000 + world.count());
  let answer: (toast: Toast) => void = () => {};
  const answered = new Promise<Toast>((resolve) => {
    answer = resolve;
  });
  world.queries.set(id, { chat, askedAt: world.now(), answer });
  chat.heard = chat.events.length;
  chat.toast = undefined;
  const from = chat.person;
  const body = { id, from, message, chat_instance: String(8_000_000_000 + from.id), data: tapped.data };
  // Taps have a lane of their own: a tap and a text of one person may reach the bot side by side.
  world.queue.push('callback_query', body, `tap:${from.id}`);
  return { id, answered };
}

/** A deleted message may still be on a screen: the bot then learns only its number. */
function inaccessible(chat: Chat, id: number): Fields {
  if (!chat.deleted.has(id)) throw new Error(`there never was a message ${id}`);
  return { chat: chat.about, message_id: id, date: 0 };
}

/** The button with this label or data: on message `on`, else on the newest message that has it. Throws if none has. */
export function findButton(chat: Chat, wanted: string, on?: number): { message: Message; data: string } {
  const newest = [...chat.messages.values()].reverse();
  const candidates = on === undefined ? newest : [messageOf(chat, on)];
  for (const message of candidates) {
    const button = pick(buttonsOf(message), wanted);
    if (button) return { message, data: dataOf(button) };
  }
  const seen = newest.find(({ reply_markup }) => reply_markup);
  const labels = seen ? buttonsOf(seen).map(({ text }) => text) : [];
  throw new Error(
    `no button "${wanted}" to tap; the newest keyboard has: ${labels.join(' | ') || 'nothing'}`,
  );
}

function messageOf(chat: Chat, id: number): Message {
  const message = chat.messages.get(id) ?? chat.deleted.get(id);
  if (!message) throw new Error(`there never was a message ${id}`);
  return message;
}

export const buttonsOf = ({ reply_markup }: Message): readonly Button[] =>
  reply_markup?.inline_keyboard.flat() ?? [];

/** By label first, then by data. Two buttons with one label are told apart only by their data. */
function pick(buttons: readonly Button[], wanted: string): Button | undefined {
  const labelled = buttons.filter(({ text }) => text === wanted);
  if (labelled.length > 1) throw new Error(`${labelled.length} buttons say "${wanted}": tap one by its data`);
  return labelled[0] ?? buttons.find(({ callback_data }) => callback_data === wanted);
}

function dataOf({ text, callback_data, url }: Button): string {
  if (callback_data === undefined)
    throw new Error(`"${text}" opens ${url ?? 'something'}, the bot hears nothing`);
  return callback_data;
}
