import type { Instant } from '#core/shared/index.ts';
import type { UserChat, UserChats } from '#db/customers/index.ts';
import { forgetOldest } from '../../shell/forget-oldest.ts';

/** Whom Meta says a message is from: digits of a number, an id of the business's own, or both. */
export type Person = { readonly phone?: string | undefined; readonly user?: string | undefined };

/** A country, then letters and digits; `ENT` in between where businesses share it (business-scoped user ids). */
export const userId = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Before the id of who has no number that we are told. */
const byUser = 'user.';

export const conversationOf = (phoneNumberId: string, person: string): string =>
  `whatsapp:${phoneNumberId}:${person}`;

/** The chat of a person of whom nothing else is known; by the number where there is one. */
const ownChat = (phoneNumberId: string, { phone, user }: Person): string =>
  conversationOf(phoneNumberId, phone ?? `${byUser}${user}`);

/** Whom Graph sends to: never both, as the number would win. */
export type Addressee = { readonly to: string } | { readonly recipient: string };

/** Whom a message of a conversation is addressed to, as Graph takes it; undefined when it is not of this number. */
export function addresseeOf(phoneNumberId: string, conversation: string): Addressee | undefined {
  const person = conversation.slice(conversationOf(phoneNumberId, '').length);
  if (conversation !== conversationOf(phoneNumberId, person)) return undefined;
  if (/^\d{5,20}$/.test(person)) return { to: person };
  const user = person.startsWith(byUser) ? person.slice(byUser.length) : '';
  return userId.test(user) ? { recipient: user } : undefined;
}

export type People = {
  /** The conversation of a person. The same one for as long as one of their names is known, whichever Meta tells now. */
  chatOf(person: Person): Promise<string>;
};

/** The one heard longest ago is looked up again. */
const most = 20_000;

/**
 * A person is the first name they were heard by: WhatsApp shows the number of who hides it for as long as it takes them to
 * write with it once, and may take it away again in the middle of a sale.
 */
export function peopleOf(phoneNumberId: string, chats: UserChats, now: () => Instant): People {
  const known = new Map<string, Known>();
  const remember = (user: string, heard: Known): Promise<string> => {
    known.delete(user);
    known.set(user, heard);
    heard.chat.catch(() => known.get(user) === heard && known.delete(user));
    forgetOldest(known, most);
    return heard.chat;
  };
  const look = async (user: string, person: Person): Promise<string> => {
    const name = `${phoneNumberId}:${user}`;
    const usual = ownChat(phoneNumberId, person);
    // A number that was somebody else's has their chat; who has it now is known by their own id alone.
    const isTaken = person.phone !== undefined && (await chats.isOthers(name, usual));
    const own = isTaken ? ownChat(phoneNumberId, { user }) : usual;
    const all = await chats.find(name);
    // What was said under the number before is theirs, too; a number that they take up again is where they are now.
    if (all.length === 0 || person.phone !== undefined) await chats.keep(name, own, now());
    return goingOn(phoneNumberId, all, isTaken ? { user } : person) ?? own;
  };
  return {
    chatOf: (person) => {
      const { phone, user } = person;
      if (user === undefined) return Promise.resolve(ownChat(phoneNumberId, person));
      const before = known.get(user);
      if (before && before.phone === phone) return before.chat;
      // One after another: what the one before keeps, the next one finds.
      const chat = Promise.resolve(before?.chat)
        .catch(() => undefined)
        .then(() => look(user, person));
      return remember(user, { phone, chat });
    },
  };
}

/** Where a person was heard last, by which number if by any. */
type Known = { readonly phone: string | undefined; readonly chat: Promise<string> };

/** The first chat, for as long as it reaches them; who hides their number is reached at the one they took up last. */
function goingOn(phoneNumberId: string, all: readonly UserChat[], { phone }: Person): string | undefined {
  const [first] = all;
  if (first !== undefined && reaches(phoneNumberId, first.conversation, phone)) return first.conversation;
  if (phone !== undefined) return undefined;
  return all.reduce<UserChat | undefined>(
    (last, each) => (last && last.at > each.at ? last : each),
    undefined,
  )?.conversation;
}

/** An id is theirs for ever, a number for as long as they write with it. */
function reaches(phoneNumberId: string, chat: string, phone: string | undefined): boolean {
  const addressee = addresseeOf(phoneNumberId, chat);
  return addressee !== undefined && ('recipient' in addressee || addressee.to === phone);
}
