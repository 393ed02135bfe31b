import type { Event, MediaKind } from '#core/conversation/index.ts';
import { limits } from './limits.ts';
import type { Message } from './update.ts';

/** What a message says; undefined when Telegram itself wrote it, or another bot is spoken to. */
export function readMessage(message: Message, username: string | undefined): Event | undefined {
  const { contact, location, from } = message;
  if (message.via_bot !== undefined) return media(message, 'other', '');
  if (message.text !== undefined) return readText(message.text, username);
  if (contact) return readContact(contact, contact.user_id === from.id);
  if (location) return { type: 'location', ...location };
  if (service.some((field) => field in message)) return undefined;
  return readMedia(message);
}

const command = /^\/(\w{1,32})(?:@(\w+))?(?:\s+(.*))?$/su;
const payload = new RegExp(`^[\\w-]{1,${limits.startPayload}}$`);

/** `/track HT-1` is the word `track` with what follows, as if it had been typed. */
function readText(text: string, username: string | undefined): Event | undefined {
  const [, name, other, rest = ''] = command.exec(text) ?? [];
  if (name === undefined) return { type: 'text', text };
  if (other !== undefined && username !== undefined && other.toLowerCase() !== username.toLowerCase())
    return undefined;
  if (name !== 'start') return { type: 'text', text: rest === '' ? name : `${name} ${rest}` };
  return payload.test(rest) ? { type: 'start', payload: rest } : { type: 'start' };
}

/** The number of an account is international, but some clients leave out its plus. */
function readContact({ phone_number: phone }: { readonly phone_number: string }, own: boolean): Event {
  return { type: 'contact', phone: own && /^\d/.test(phone) ? `+${phone}` : phone, own };
}

/** Notices in a private chat that nobody waits for an answer to. */
const service = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'chat_background_set',
  'write_access_allowed',
  'connected_website',
  'boost_added',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
];

const kinds = ['video', 'voice', 'sticker', 'document'] as const;

function readMedia(message: Message): Event {
  const largest = message.photo?.at(-1);
  if (largest) return media(message, 'photo', largest.file_id);
  for (const kind of kinds) {
    const file = message[kind];
    if (file) return media(message, kind, file.file_id);
  }
  return media(message, 'other', '');
}

const media = ({ caption }: Message, kind: MediaKind, ref: string): Event => ({
  type: 'media',
  kind,
  ref,
  ...(caption === undefined ? {} : { caption }),
});
