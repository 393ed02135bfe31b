import { z } from 'zod';
import type { Event, MediaKind } from '#core/conversation/index.ts';
import { readTap, type TapSecret } from '../../shell/tap.ts';
import { readAddressForm } from './address.ts';
import { userId } from './people.ts';

const file = z.looseObject({ id: z.string().min(1), caption: z.string().optional() });

/** What is read of a message, whatever its type; what its type does not have is absent. */
export const message = z.looseObject({
  id: z.string().min(1),
  /** Digits of a telephone number; absent, or the other id, for who is known by that only. */
  from: z.union([z.string().regex(/^\d{5,20}$/), z.string().regex(userId)]).optional(),
  from_user_id: z.string().regex(userId).optional().catch(undefined),
  /** Seconds. */
  timestamp: z.string().regex(/^\d{1,12}$/),
  type: z.string(),
  text: z.looseObject({ body: z.string() }).optional(),
  button: z.looseObject({ payload: z.string().optional(), text: z.string() }).optional(),
  interactive: z.looseObject({ type: z.string() }).optional(),
  location: z.looseObject({ latitude: z.number(), longitude: z.number() }).optional(),
  contacts: z.array(z.unknown()).optional(),
  image: file.optional(),
  video: file.optional(),
  audio: file.optional(),
  document: file.optional(),
  sticker: file.optional(),
  context: z.looseObject({ id: z.string().optional() }).optional(),
  /** The advertisement that was tapped; with the first message only. */
  referral: z.unknown().optional(),
});

export type Message = z.infer<typeof message>;

const pressed = z.looseObject({ id: z.string() });
const answered = z.union([
  z.looseObject({ button_reply: pressed }).transform(({ button_reply }) => button_reply.id),
  z.looseObject({ list_reply: pressed }).transform(({ list_reply }) => list_reply.id),
]);
const form = z.looseObject({
  nfm_reply: z.looseObject({ name: z.string().optional(), response_json: z.string() }),
});
const card = z.looseObject({
  phones: z.array(z.looseObject({ phone: z.string().optional(), wa_id: z.string().optional() })).min(1),
});

/** Whose message it is, for what only they may press. */
export type Whose = {
  readonly conversation: string;
  readonly phone: string | undefined;
  readonly secret: TapSecret;
};

const kinds: Readonly<Record<string, MediaKind>> = {
  image: 'photo',
  video: 'video',
  audio: 'voice',
  document: 'document',
  sticker: 'sticker',
};

/** What nobody waits for an answer to: a reaction, and what WhatsApp itself says. */
const silent: ReadonlySet<string> = new Set(['reaction', 'system', 'request_welcome', 'ephemeral']);

/** What a message says; undefined when it says nothing to us. */
export function readMessage(said: Message, whose: Whose): Event | undefined {
  const { type, text, button, location } = said;
  if (silent.has(type)) return undefined;
  if (text) return { type: 'text', text: text.body };
  if (button) return readQuickReply(button, whose);
  if (said.interactive) return readInteractive(said.interactive, whose);
  if (location) return { type: 'location', latitude: location.latitude, longitude: location.longitude };
  if (said.contacts) return readCard(said.contacts, whose);
  return readMedia(said);
}

/** A button under a template carries what it was given; without that its words are what was said. */
function readQuickReply({ payload, text }: NonNullable<Message['button']>, whose: Whose): Event {
  const tap = readTap(whose.secret, whose.conversation, payload ?? '');
  return tap ? { type: 'tap', ...tap } : { type: 'text', text };
}

function readInteractive(interactive: NonNullable<Message['interactive']>, whose: Whose): Event {
  const filled = form.safeParse(interactive).data?.nfm_reply;
  if (filled) return readAddressForm(filled.response_json) ?? { type: 'media', kind: 'other', ref: '' };
  const id = answered.safeParse(interactive).data;
  if (id === undefined) return { type: 'media', kind: 'other', ref: '' };
  const tap = readTap(whose.secret, whose.conversation, id);
  return tap ? { type: 'tap', ...tap } : { type: 'forged' };
}

/** A contact card; their own when WhatsApp says that the account on it is theirs. */
function readCard(cards: readonly unknown[], { phone }: Whose): Event {
  const [first] = card.safeParse(cards[0]).data?.phones ?? [];
  if (!first) return { type: 'media', kind: 'other', ref: '' };
  const account = first.wa_id?.replace(/\D/g, '');
  const own = account !== undefined && account === phone;
  return { type: 'contact', phone: own ? `+${account}` : (first.phone ?? `+${account}`), own };
}

function readMedia(said: Message): Event {
  for (const [field, kind] of Object.entries(kinds)) {
    const found = file.safeParse(said[field]).data;
    if (!found) continue;
    const { id: ref, caption } = found;
    return { type: 'media', kind, ref, ...(caption === undefined ? {} : { caption }) };
  }
  return { type: 'media', kind: 'other', ref: '' };
}
