import { z } from 'zod';
import type { Event } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Inbound } from '../shell/channel.ts';
import { limits } from './limits.ts';

const ref = z.string().regex(/^[\w:-]{1,80}$/);
const place = z.int().min(0);

const event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(limits.text) }),
  /** `about` is the bubble that carries the button. */
  z.strictObject({ type: z.literal('tap'), menu: place, index: place.max(99), about: ref }),
  z.strictObject({ type: z.literal('contact'), phone: z.string().min(1).max(32) }),
  z.strictObject({
    type: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  z.strictObject({ type: z.literal('photo'), ref, caption: z.string().max(limits.caption).optional() }),
  z.strictObject({ type: z.literal('start'), payload: z.string().min(1).max(limits.payload).optional() }),
]);

export const visitor = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);

/** What the page posts: who speaks, an id that stays the same when it is posted again, and what they did. */
export const said = z.strictObject({
  as: visitor,
  id: z.string().regex(/^[\w-]{1,64}$/),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i)
    .optional(),
  event,
});

export type Said = z.infer<typeof said>;

const prefix = 'playground:local:';

export const conversationOf = (as: string): string => `${prefix}${as}`;

/** Whose chat it is; undefined when the key is of another channel. */
export function visitorOf(conversation: string): string | undefined {
  if (!conversation.startsWith(prefix)) return undefined;
  return visitor.safeParse(conversation.slice(prefix.length)).data;
}

/** What the page said, as every channel says it. */
export function parse({ as, id, language, event }: Said, at: Instant): Inbound {
  const conversation = conversationOf(as);
  return {
    id: `${conversation}:${id}`,
    conversation,
    at,
    event: eventOf(event),
    sender: language === undefined ? {} : { language },
    ...(event.type === 'tap' ? { about: event.about } : { message: id }),
  };
}

function eventOf(event: Said['event']): Event {
  switch (event.type) {
    case 'tap':
      return { type: 'tap', menu: event.menu, index: event.index };
    case 'contact':
      // Nobody vouches here, so the person at the page plays somebody whose own number it is.
      return { type: 'contact', phone: event.phone, own: true };
    case 'photo':
      return {
        type: 'media',
        kind: 'photo',
        ref: event.ref,
        ...(event.caption === undefined ? {} : { caption: event.caption }),
      };
    case 'start':
      // Words are on the page as long as this process lives; the place in a sale outlives it.
      return event.payload === undefined ? { type: 'opened' } : { type: 'start', payload: event.payload };
    default:
      return event;
  }
}
