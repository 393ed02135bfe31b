import { z } from 'zod';
import type { Instant } from '#core/shared/index.ts';
import type { Inbound } from '../../shell/channel.ts';
import type { TapSecret } from '../../shell/tap.ts';
import { type Content, contentsFor } from './envelope.ts';
import { type Message, message, readMessage } from './message.ts';
import { type Person, userId } from './people.ts';
import { linkOf } from './referral.ts';
import { readStatus, type Status } from './status.ts';

/** Who reads: our number's id, the secret of our buttons, and the time as it is here. */
export type Reader = {
  readonly phoneNumberId: string;
  readonly secret: TapSecret;
  readonly now: Instant;
};

/** A message, and whom it is from. */
export type Said = {
  readonly message: Message;
  readonly person: Person;
  readonly name: string | undefined;
};

/** What a delivery holds for us, in its order. */
export type Delivery = {
  readonly said: readonly Said[];
  readonly statuses: readonly Status[];
  /** Whether there is something for another number, too. */
  readonly hasOthers: boolean;
};

/** Every message of every change of every entry; undefined for what is no delivery of WhatsApp. */
export function parse(body: unknown, phoneNumberId: string): Delivery | undefined {
  const contents = contentsFor(body, phoneNumberId);
  return (
    contents && {
      said: contents.own.flatMap(saidIn),
      statuses: contents.own.flatMap(({ statuses = [] }) =>
        statuses.flatMap((each) => readStatus(each) ?? []),
      ),
      hasOthers: contents.hasOthers,
    }
  );
}

const optional = z.string().optional().catch(undefined);
const contact = z.looseObject({
  wa_id: optional,
  user_id: z.string().regex(userId).optional().catch(undefined),
  profile: z.looseObject({ name: optional }).optional().catch(undefined),
});

type Contact = z.infer<typeof contact>;

/** One message that cannot be read spoils none of the others. */
function saidIn({ messages = [], contacts = [] }: Content): readonly Said[] {
  const people = contacts.flatMap((each): readonly Contact[] => {
    const { data } = contact.safeParse(each);
    return data ? [data] : [];
  });
  return messages.flatMap((each) => {
    const { data } = message.safeParse(each);
    return (data && saidBy(data, people)) ?? [];
  });
}

function saidBy(said: Message, people: readonly Contact[]): Said | undefined {
  const { from } = said;
  const phone = from !== undefined && !userId.test(from) ? from : undefined;
  const named = said.from_user_id ?? (phone === undefined ? from : undefined);
  const about = people.find(({ wa_id, user_id }) =>
    phone !== undefined ? wa_id === phone : named === undefined ? people.length === 1 : user_id === named,
  );
  const user = named ?? about?.user_id;
  if (phone === undefined && user === undefined) return undefined;
  return { message: said, person: { phone, user }, name: about?.profile?.name };
}

/** What was said, as a turn of that conversation; undefined when it says nothing to us. */
export function inboundOf(said: Said, conversation: string, reader: Reader): Inbound | undefined {
  const { phone } = said.person;
  const { id, timestamp, context, referral } = said.message;
  const event = readMessage(said.message, { conversation, phone, secret: reader.secret });
  if (!event) return undefined;
  const link = linkOf(referral);
  return {
    id: `whatsapp:${reader.phoneNumberId}:${id}`,
    conversation,
    // A clock that runs ahead must not make an answer of tomorrow.
    at: Math.min(Number(timestamp) * 1000, reader.now),
    event,
    sender: {
      ...(said.name ? { name: said.name } : {}),
      ...(phone === undefined ? {} : { phone: `+${phone}` }),
    },
    ...(context?.id === undefined ? {} : { about: context.id }),
    message: id,
    ...(link === undefined ? {} : { link }),
  };
}
