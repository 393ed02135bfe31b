import { z } from 'zod';
import { fetched } from './fetched.ts';
import { settings } from './session-settings.ts';
import { reasons, states } from './states.ts';

/** What Haat and the process with the browser tell each other, over the pipe between them. */

const body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('picture'), type: z.string(), content: z.base64() }),
  z.object({ kind: z.literal('poll'), title: z.string(), options: z.array(z.string()) }),
]);
export type Body = z.infer<typeof body>;

const going = z.object({
  /** The person, by the name they have in conversation keys. */
  to: z.string(),
  body,
  /** It was tried at this time, and nobody knows what came of it: it may be there. */
  tried: z.number().optional(),
  /** Messages of ours that are others: the same words may have been said before. */
  others: z.array(z.string()).readonly().optional(),
});
export type Going = z.infer<typeof going>;

const ref = z.number().int();

export const order = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), settings }),
  z.object({ type: z.literal('send'), ref, going }),
  /** What came with a message, by the id that it was heard with. */
  z.object({ type: z.literal('fetch'), ref, id: z.string() }),
  z.object({ type: z.literal('typing'), to: z.string() }),
  /** The turn of what was heard is durable. */
  z.object({ type: z.literal('taken'), ref }),
  /** It could not be stored, and is to be brought again. */
  z.object({ type: z.literal('refused'), ref }),
  z.object({ type: z.literal('stop') }),
]);
export type Order = z.infer<typeof order>;

const said = z.object({
  /** The library's, with the person's name in the place of the chat, which may change. */
  id: z.string().min(1),
  what: z.enum(['message', 'edit', 'revoke']),
  /** Digits of our own number. */
  own: z.string().min(1),
  /** Whose chat it is: the first id it was seen by. */
  from: z.string().min(1),
  at: z.number(),
  /** The library's name of the kind. */
  type: z.string(),
  body: z.string(),
  name: z.string().optional(),
  /** Digits, where WhatsApp says which number it is. */
  phone: z.string().optional(),
  hasMedia: z.boolean(),
  place: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  cards: z.array(z.string()),
  /** Lines of a basket that was sent from our catalogue. */
  basket: z.array(z.string()).optional(),
  quoted: z.string().optional(),
  /** A poll of ours, by the name it was sent under, and which of its options they chose. */
  vote: z.object({ poll: z.string(), option: z.number().int() }).optional(),
});
export type Said = z.infer<typeof said>;

const outcomes = ['sent', 'failed', 'unknown', 'forbidden', 'broken'] as const;
const outcome = z.object({
  came: z.enum(outcomes),
  /** The platform's, of what was sent. */
  id: z.string().optional(),
});
export type Outcome = z.infer<typeof outcome>;

export const news = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('state'),
    state: z.enum(states),
    why: z.enum(reasons).optional(),
    /** What the browser calls it, or where its program is looked for. */
    detail: z.string().optional(),
  }),
  z.object({ type: z.literal('code'), kind: z.enum(['qr', 'pairing']), value: z.string() }),
  z.object({ type: z.literal('linked'), own: z.string() }),
  z.object({ type: z.literal('heard'), ref, said }),
  z.object({ type: z.literal('sent'), ref, outcome }),
  z.object({ type: z.literal('fetched'), ref, fetched }),
  /** Of what goes wrong inside; never with words or numbers of people. */
  z.object({ type: z.literal('noted'), line: z.string() }),
]);
export type News = z.infer<typeof news>;
