import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import type { Sealer } from '../sealed.ts';
import { type Bond, linkChat } from './linked-chats.ts';

/** In which chat a person was heard first whom a platform names by an id of its own, with their number or without. */
export type UserChats = {
  find(user: string): Promise<string | undefined>;
  /** The chat is of that person, beside others that are. */
  keep(user: string, conversation: string, at: Instant): Promise<void>;
};

const first = `select conversation from linked_chats where bond = $1 and undone_at is null order by id limit 1`;

/** An id of this kind is one person's for ever: whoever gets a number after them has another one. */
export function userChats(executor: Pick<Executor, 'query'>, sealer: Pick<Sealer, 'mark'>): UserChats {
  const bondOf = (user: string): Bond => `user:${sealer.mark(`user:${user}`)}`;
  return {
    async find(user) {
      const [row] = await executor.query<{ conversation: string }>(first, [bondOf(user)]);
      return row?.conversation;
    },
    async keep(user, conversation, at) {
      await linkChat(executor, { conversation, bond: bondOf(user), at });
    },
  };
}
