import { waitFor } from '../../support/waiting.ts';
import type { Message } from './types.ts';
import type { Chat, ChatEvent } from './world.ts';

/** A part of the words, a pattern, or any question about the message. */
export type Heard = string | RegExp | ((message: Message) => boolean);

/** Milliseconds; real ones, since the bot under test runs in real time. */
const USUAL_PATIENCE = 5_000;

/**
 * The first message of the bot, new or edited, that fits and that came after what this person last did or heard. So an
 * answer is heard once, and an old message never passes for a new one.
 */
export function hear(chat: Chat, heard: Heard, within = USUAL_PATIENCE): Promise<Message> {
  const fits = matcher(heard);
  const look = (): Message | undefined => {
    const at = chat.events.findIndex(
      (event, index) => index >= chat.heard && byBot(event) && fits(event.message),
    );
    if (at < 0) return undefined;
    chat.heard = at + 1;
    return chat.events[at]?.message;
  };
  const missing = () =>
    `${chat.person.first_name} did not hear ${String(heard)} in ${within} ms, but: ${said(chat)}`;
  return waitFor({ look, listeners: chat.listeners, within, missing });
}

export const wordsOf = ({ text, caption }: Message): string => text ?? caption ?? '';

const byBot = ({ message }: ChatEvent): boolean => message.from.is_bot;

function matcher(heard: Heard): (message: Message) => boolean {
  if (typeof heard === 'string') return (message) => wordsOf(message).includes(heard);
  return heard instanceof RegExp ? (message) => heard.test(wordsOf(message)) : heard;
}

function said(chat: Chat): string {
  const events = chat.events.slice(chat.heard).filter(byBot);
  return events.map(({ message }) => JSON.stringify(wordsOf(message))).join(', ') || 'nothing';
}
