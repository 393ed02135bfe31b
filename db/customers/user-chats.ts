import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import type { Sealer } from '../sealed.ts';
import { type Bond, linkChat } from './linked-chats.ts';

/** A chat of somebody, and when it was last taken up. */
export type UserChat = { readonly conversation: string; readonly at: Instant };

/** In which chats a person was heard whom a platform names by an id of its own, with their number or without. */
export type UserChats = {
  /** All of them, in the order in which they began. Also those that one of our people took apart: they write there still. */
  find(user: string): Promise<readonly UserChat[]>;
  /** Whether a chat is of somebody else, by such an id of theirs. */
  isOthers(user: string, conversation: string): Promise<boolean>;
  /** The chat is of that person, beside others that are, and is taken up now. What was taken apart is not joined by it. */
  keep(user: string, conversation: string, at: Instant): Promise<void>;
};

const chats = `select conversation, (extract(epoch from max(at)) * 1000)::double precision as at
  from linked_chats where bond = $1 group by conversation order by min(id)`;

/** Whose a chat was once, it is: a number that is given to somebody else does not bring them what was said there. */
const others = `select 1 from linked_chats
  where conversation = $2 and bond like 'user:%' and bond <> $1 limit 1`;

/** An id of this kind is one person's for ever: whoever gets a number after them has another one. */
export function userChats(executor: Pick<Executor, 'query'>, sealer: Pick<Sealer, 'mark'>): UserChats {
  const bondOf = (user: string): Bond => `user:${sealer.mark(`user:${user}`)}`;
  return {
    async find(user) {
      return executor.query<UserChat>(chats, [bondOf(user)]);
    },
    async isOthers(user, conversation) {
      return (await executor.query(others, [bondOf(user), conversation])).length > 0;
    },
    async keep(user, conversation, at) {
      await linkChat(executor, { conversation, bond: bondOf(user), at, isVouched: true });
    },
  };
}
