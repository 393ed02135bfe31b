import { z } from 'zod';
import type { Instant } from '#core/shared/index.ts';
import type { Inbound } from '../../shell/channel.ts';
import type { TapSecret } from '../../shell/tap.ts';
import { type Content, contentsFor } from './envelope.ts';
import { type Message, message, readMessage } from './message.ts';
import { linkOf } from './referral.ts';
import { readStatus, type Status } from './status.ts';

/** Who reads: our number's id, the secret of our buttons, and the time as it is here. */
export type Reader = {
  readonly phoneNumberId: string;
  readonly secret: TapSecret;
  readonly now: Instant;
};

/** What a delivery holds, in its order. */
export type Delivery = { readonly inbounds: readonly Inbound[]; readonly statuses: readonly Status[] };

/** Every message of every change of every entry; undefined for what is no delivery of WhatsApp. */
export function parse(body: unknown, reader: Reader): Delivery | undefined {
  const contents = contentsFor(body, reader.phoneNumberId);
  return (
    contents && {
      inbounds: contents.flatMap((content) => inboundsOf(content, reader)),
      statuses: contents.flatMap(({ statuses = [] }) => statuses.flatMap((each) => readStatus(each) ?? [])),
    }
  );
}

const contact = z.looseObject({
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
  profile: z.looseObject({ name: z.string().optional() }).optional(),
});

type Person = z.infer<typeof contact>;

/** One message that cannot be read spoils none of the others. */
function inboundsOf({ messages = [], contacts = [] }: Content, reader: Reader): readonly Inbound[] {
  const people = contacts.flatMap((each): readonly Person[] => {
    const { data } = contact.safeParse(each);
    return data ? [data] : [];
  });
  const nameOf = ({ from, from_user_id: user }: Message): string | undefined =>
    people.find(({ wa_id, user_id }) => (from === undefined ? user_id === user : wa_id === from))?.profile
      ?.name;
  return messages.flatMap((each) => {
    const { data } = message.safeParse(each);
    return (data && inboundOf(data, nameOf(data), reader)) ?? [];
  });
}

function inboundOf(said: Message, name: string | undefined, reader: Reader): Inbound | undefined {
  const { from, from_user_id: user, timestamp, context } = said;
  const person = from ?? (user === undefined ? undefined : `${byUser}${user}`);
  if (person === undefined) return undefined;
  const conversation = conversationOf(reader.phoneNumberId, person);
  const event = readMessage(said, { conversation, phone: from, secret: reader.secret });
  if (!event) return undefined;
  const link = linkOf(said.referral);
  return {
    id: `whatsapp:${reader.phoneNumberId}:${said.id}`,
    conversation,
    // A clock that runs ahead must not make an answer of tomorrow.
    at: Math.min(Number(timestamp) * 1000, reader.now),
    event,
    sender: { ...(name ? { name } : {}), ...(from === undefined ? {} : { phone: `+${from}` }) },
    ...(context?.id === undefined ? {} : { about: context.id }),
    message: said.id,
    ...(link === undefined ? {} : { link }),
  };
}

/** Before the id of who has no number that we are told. */
const byUser = 'user.';

export const conversationOf = (phoneNumberId: string, person: string): string =>
  `whatsapp:${phoneNumberId}:${person}`;

/** Whom a message of a conversation is addressed to, as Graph takes it; undefined when it is not of this number. */
export function addresseeOf(phoneNumberId: string, conversation: string): Addressee | undefined {
  const person = conversation.slice(conversationOf(phoneNumberId, '').length);
  if (conversation !== conversationOf(phoneNumberId, person)) return undefined;
  if (/^\d{5,20}$/.test(person)) return { to: person };
  const user = person.startsWith(byUser) ? person.slice(byUser.length) : '';
  return user === '' ? undefined : { recipient: user };
}

export type Addressee = { readonly to: string } | { readonly recipient: string };
