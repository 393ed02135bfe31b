import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import type { Sealer } from '../sealed.ts';
import { type Bond, linkChat } from './linked-chats.ts';

/** In which chats a person was heard whom a platform names by an id of its own, with their number or without. */
export type UserChats = {
  /** All of them, the one heard longest ago first. */
  find(user: string): Promise<readonly string[]>;
  /** Whether a chat is of somebody else, by such an id of theirs. */
  isOthers(user: string, conversation: string): Promise<boolean>;
  /** The chat is of that person, beside others that are. */
  keep(user: string, conversation: string, at: Instant): Promise<void>;
};

const chats = 'select conversation from linked_chats where bond = $1 and undone_at is null order by id';

const others = `select 1 from linked_chats
  where conversation = $2 and bond like 'user:%' and bond <> $1 and undone_at is null limit 1`;

/** An id of this kind is one person's for ever: whoever gets a number after them has another one. */
export function userChats(executor: Pick<Executor, 'query'>, sealer: Pick<Sealer, 'mark'>): UserChats {
  const bondOf = (user: string): Bond => `user:${sealer.mark(`user:${user}`)}`;
  return {
    async find(user) {
      const rows = await executor.query<{ conversation: string }>(chats, [bondOf(user)]);
      return rows.map(({ conversation }) => conversation);
    },
    async isOthers(user, conversation) {
      return (await executor.query(others, [bondOf(user), conversation])).length > 0;
    },
    async keep(user, conversation, at) {
      await linkChat(executor, { conversation, bond: bondOf(user), at });
    },
  };
}
