import type { Message } from 'whatsapp-web.js';
import type { Said } from '../protocol.ts';
import type { Person } from './people.ts';

/** What is in a message beside what the library's types tell. */
type Raw = { readonly notifyName?: string; readonly quotedStanzaID?: string };

type Chosen = { readonly localId: number };
type Wid = string | { readonly _serialized: string };

/** A vote as the library gives it; its types leave out half of this. */
export type Voted = {
  readonly voter: Wid;
  /** Empty where they have taken back what they had chosen. */
  readonly selectedOptions: readonly Chosen[];
  /** Milliseconds. */
  readonly interractedAtTs: number;
  readonly parentMsgKey: string | { readonly id: string; readonly remote: Wid };
};

/** The message's id and its chat, of a key in one piece or in several. */
export function keyOf(key: Voted['parentMsgKey']): { readonly chat: string; readonly id: string } {
  if (typeof key !== 'string') return { chat: nameOf(key.remote), id: key.id };
  const [, chat = '', id = ''] = key.split('_');
  return { chat, id };
}

const nameOf = (wid: Wid): string => (typeof wid === 'string' ? wid : wid._serialized);

/** By the voter's own clock one vote is told from the next; when it was is what ours says. */
type Vote = { readonly poll: string; readonly chosen: Chosen; readonly nth: number; readonly at: number };

/** Whether it is the person whose chat it is: somebody of ours can vote there, too. */
export const isBy = ({ lid, pn, chat }: Person, voter: Wid): boolean =>
  [lid, pn, chat].includes(nameOf(voter).replace(/:\d+@/, '@'));

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

/** The name under which a poll of ours is known: its chat may have another id by the time of a vote. */
export const pollName = (id: string): string => `poll_${id}`;

export const tellVote = (
  { poll, chosen, nth, at }: Vote,
  { own, person }: Pick<Telling, 'own' | 'person'>,
): Said => ({
  id: `false_${person.key}_vote_${poll}_${nth}`,
  what: 'message',
  own,
  from: person.key,
  at,
  type: 'vote',
  body: '',
  ...(person.pn === undefined ? {} : { phone: person.pn.split('@')[0] }),
  hasMedia: false,
  cards: [],
  vote: { poll: pollName(poll), option: chosen.localId },
});

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
