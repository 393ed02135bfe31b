import type { Event, MediaKind } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Inbound } from '../../shell/channel.ts';
import type { Said } from './protocol.ts';

const channel = 'whatsapp-web';

export const conversationOf = (own: string, person: string): string => `${channel}:${own}:${person}`;

/** Whose conversation it is; undefined for one of another channel, or of another number of ours. */
export function personIn(own: string, conversation: string): string | undefined {
  const person = conversation.slice(conversationOf(own, '').length);
  return conversation === conversationOf(own, person) && person.includes('@') ? person : undefined;
}

/** What was said; of a vote, with the menu it chooses from, if that is known. */
export type Heard = Said & { readonly menu?: number | undefined };

/** What was said, as a turn; undefined when it says nothing to us. */
export function parse(said: Heard, now: Instant): Inbound | undefined {
  const { own, from, id, at, name, phone, quoted, what } = said;
  const event = readEvent(said);
  if (!event) return undefined;
  // An edit is a delivery of its own, and so is each further one.
  const version = what === 'message' ? '' : `:${what}${what === 'edit' ? `:${digest(said.body)}` : ''}`;
  return {
    id: `${channel}:${own}:${id}${version}`,
    conversation: conversationOf(own, from),
    // A clock that runs ahead must not make an answer of tomorrow.
    at: Math.min(at, now),
    event,
    sender: { ...(name ? { name } : {}), ...(phone === undefined ? {} : { phone: `+${phone}` }) },
    ...(what === 'message' ? (quoted === undefined ? {} : { about: quoted }) : { about: id }),
    message: id,
  };
}

/** Of words that nobody has to find out: only that the same ones have the same name (FNV-1a, 32 bits). */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

const kinds: Readonly<Record<string, MediaKind>> = {
  image: 'photo',
  video: 'video',
  ptv: 'video',
  audio: 'voice',
  ptt: 'voice',
  document: 'document',
  sticker: 'sticker',
};

/** Kinds whose words are all there is to them. */
const worded: ReadonlySet<string> = new Set([
  'chat',
  'buttons_response',
  'list_response',
  'template_button_reply',
  'interactive_response',
]);

function readEvent(said: Heard): Event | undefined {
  const { what, type, body, place, cards, basket, vote } = said;
  if (what === 'revoke') return { type: 'deleted' };
  if (what === 'edit') return { type: 'edited', text: body };
  // A poll that Haat did not send is between the customer and one of our people.
  if (vote) return said.menu === undefined ? undefined : { type: 'tap', menu: said.menu, index: vote.option };
  if (worded.has(type)) return body === '' ? undefined : { type: 'text', text: body };
  if (type === 'location' && place) return { type: 'location', ...place };
  if (cards.length > 0) return readCard(cards[0] ?? '', said);
  if (basket && basket.length > 0) return { type: 'text', text: basket.join('\n') };
  const caption = said.hasMedia && body !== '' ? { caption: body } : {};
  return { type: 'media', kind: kinds[type] ?? 'other', ref: said.hasMedia ? said.id : '', ...caption };
}

/** `TEL;type=CELL;waid=919876543210:+91 98765 43210`: the account is WhatsApp's word, the number whoever wrote the card's. */
const line = /^(?:item\d+\.)?TEL(?<about>[^:\r\n]*):(?<number>[^\r\n]+)$/im;
const accountIn = /waid=(\d{5,20})/i;

function readCard(card: string, { phone }: Said): Event {
  const { about = '', number = '' } = line.exec(card)?.groups ?? {};
  const account = accountIn.exec(about)?.[1];
  if (account === undefined && number.trim() === '') return { type: 'media', kind: 'other', ref: '' };
  const own = account !== undefined && account === phone;
  return { type: 'contact', phone: own ? `+${account}` : number.trim() || `+${account}`, own };
}
