import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

type Asked = Pick<Executor, 'query'>;

/**
 * Days for which a proven number tells whose a chat is. Operators give a number that is not used to somebody else after 90
 * days (Department of Telecommunications, India): who has it then must not see what was sold with it before.
 */
const validDays = 90;
const isValid = (row: string): string =>
  `${row}.undone_at is null and (${row}.bond not like 'phone:%' or ${row}.at > now() - interval '${validDays} days')`;

/** The chats of the customer of the chat $1, itself included: as an array, so that an index finds their orders. */
export const chatsOfCustomer = `array(select $1::text union
  select b.conversation from linked_chats a join linked_chats b on b.bond = a.bond
  where a.conversation = $1 and ${isValid('a')} and ${isValid('b')})`;

const areOne = `select 1 from linked_chats a join linked_chats b on b.bond = a.bond
  where a.conversation = $1 and b.conversation = $2 and ${isValid('a')} and ${isValid('b')} limit 1`;

/** Whether two chats are of one customer. */
export const isSameCustomer = async ({ query }: Asked, one: string, other: string): Promise<boolean> =>
  one === other || (await query(areOne, [one, other])).length > 0;

const endOtherNumbers = `update linked_chats set undone_at = to_timestamp($3::double precision / 1000), undone_by = 'another number'
  where conversation = $1 and bond <> $2 and bond like 'phone:%' and undone_at is null`;
const begin = `insert into linked_chats (conversation, bond, at) values ($1, $2, to_timestamp($3::double precision / 1000))
  on conflict (conversation, bond) where undone_at is null do update set at = greatest(linked_chats.at, excluded.at)
  returning xmax = 0 as begun`;
const others = `select b.conversation from linked_chats b where b.bond = $1 and b.conversation <> $2 and ${isValid('b')}`;

export type Bond = `phone:${string}` | `code:${string}` | `user:${string}`;
export type Link = { readonly conversation: string; readonly bond: Bond; readonly at: Instant };

/** What a person of ours ended is begun again by a new proof, not by what the channel says each time. */
const wasEnded = `select 1 from linked_chats a where a.conversation = $1 and a.bond = $2 and a.undone_by <> 'another number'
  and not exists (select 1 from linked_chats b where b.conversation = $1 and b.bond = $2 and b.id > a.id) limit 1`;
/** It stays ended; where they were heard last is known all the same. */
const renewEnded = `update linked_chats set at = greatest(at, to_timestamp($3::double precision / 1000))
  where id = (select max(id) from linked_chats where conversation = $1 and bond = $2)`;

/** The chat is of whoever has this bond: with a number it has one at a time. Whether that joined it to other chats. */
export async function linkChat(
  { query }: Asked,
  { conversation, bond, at, isVouched = false }: Link & { readonly isVouched?: boolean },
): Promise<boolean> {
  if (isVouched && (await query(wasEnded, [conversation, bond])).length > 0) {
    await query(renewEnded, [conversation, bond, at]);
    return false;
  }
  if (bond.startsWith('phone:')) await query(endOtherNumbers, [conversation, bond, at]);
  const [row] = await query<{ begun: boolean }>(begin, [conversation, bond, at]);
  return row?.begun === true && (await query(others, [bond, conversation])).length > 0;
}

/** A link as an admin reads it. */
export type LinkedChat = Link & { readonly undoneAt: Instant | null; readonly undoneBy: string | null };

const ofChat = `select b.conversation, b.bond, b.at, b.undone_at as "undoneAt", b.undone_by as "undoneBy"
  from linked_chats b where b.bond in (select bond from linked_chats where conversation = $1) order by b.at, b.id`;

/** Every link that this chat ever had, with those of the other chats, oldest first. */
export const linksOf = ({ query }: Asked, conversation: string): Promise<readonly LinkedChat[]> =>
  query<LinkedChat>(ofChat, [conversation]);

const undo = `update linked_chats set undone_at = to_timestamp($2::double precision / 1000), undone_by = $3
  where conversation = $1 and undone_at is null returning 1`;

/** The chat is by itself again, until it proves a number anew. How many links that ended. */
export const unlinkChat = async (
  { query }: Asked,
  { conversation, at, by }: { readonly conversation: string; readonly at: Instant; readonly by: string },
): Promise<number> => (await query(undo, [conversation, at, by])).length;
