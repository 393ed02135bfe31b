import type { Message } from 'whatsapp-web.js';
import type { Said } from '../protocol.ts';
import type { Person } from './people.ts';

/** What is in a message beside what the library's types tell. */
type Raw = { readonly notifyName?: string; readonly quotedStanzaID?: string };

export type Telling = {
  readonly own: string;
  readonly person: Person;
  readonly what: Said['what'];
};

/** Chats of one person; groups, statuses, broadcasts and channels are nobody's sale, nor is what WhatsApp says itself (`0@`). */
export const isPersonal = (chat: string): boolean => /^(?!0@)[\w.-]+@(?:c\.us|lid)$/.test(chat);

/** Everything of a message that Haat reads, free of the library. */
export async function tell(message: Message, { own, person, what }: Telling): Promise<Said> {
  const raw = message.rawData as Raw;
  const { id, type, body, timestamp, hasMedia, location, vCards } = message;
  return {
    id: `false_${person.key}_${id.id}`,
    what,
    own,
    from: person.key,
    at: timestamp * 1000,
    type,
    body: body ?? '',
    ...(raw.notifyName ? { name: raw.notifyName } : {}),
    ...(person.pn === undefined ? {} : { phone: person.pn.split('@')[0] }),
    hasMedia,
    ...placeOf(location),
    cards: (vCards ?? []).filter((card) => typeof card === 'string'),
    ...(type === 'order' ? { basket: await basketOf(message) } : {}),
    ...(raw.quotedStanzaID ? { quoted: raw.quotedStanzaID } : {}),
  };
}

function placeOf(location: Message['location'] | undefined): Pick<Said, 'place'> {
  const [latitude, longitude] = [Number(location?.latitude), Number(location?.longitude)];
  return location && Number.isFinite(latitude) && Number.isFinite(longitude)
    ? { place: { latitude, longitude } }
    : {};
}

/** A basket that cannot be fetched is an empty one: that somebody sent it is still heard. */
async function basketOf(message: Message): Promise<readonly string[] & string[]> {
  try {
    const { products = [] } = (await message.getOrder()) ?? {};
    return products.map(({ name, quantity }) => `${quantity} × ${name}`);
  } catch {
    return [];
  }
}
