import { z } from 'zod';
import type { Event } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Inbound } from '../shell/channel.ts';
import { limits } from './limits.ts';

/** A line that somebody typed. `id` is the same when the same line is delivered again. */
export const said = z.object({
  as: z.string().regex(limits.name),
  text: z.string(),
  id: z.string().min(1).max(100),
  language: z.string().max(35).optional(),
});

export type Said = z.infer<typeof said>;

/** Fit to be part of a conversation's key. */
export const isName = (as: string): boolean => limits.name.test(as);

export const conversationOf = (as: string): string => `terminal:local:${as}`;

/** Whose conversation it is; undefined for one of another channel. */
export function nameIn(conversation: string): string | undefined {
  const name = conversation.slice(conversationOf('').length);
  return conversation === conversationOf(name) && isName(name) ? name : undefined;
}

export const parse = ({ as, text, id, language }: Said, now: Instant): Inbound => ({
  id: `terminal:${as}:${id}`,
  conversation: conversationOf(as),
  at: now,
  event: eventOf(text),
  sender: language === undefined ? {} : { language },
  message: id,
});

/** What a keyboard says for whoever sits down at it, before they type a word. */
export const sitsDown = '/open';

/** `/start ref` opens the chat as a link would; any other `/word` is the word. */
function eventOf(text: string): Event {
  if (text === sitsDown) return { type: 'opened' };
  const [, command, payload] = /^\/(start)(?:\s+([\w-]{1,64}))?$/.exec(text.trim()) ?? [];
  if (command !== undefined) return payload === undefined ? { type: 'start' } : { type: 'start', payload };
  return { type: 'text', text: text.replace(/^\/(?=\w)/, '') };
}
