import type { Outcome, RouterFacts } from './desk.ts';
import { openQuestion, type Table, top } from './floor.ts';

/** Whom one of our people has, and who then gets a question of ours anew, by a tap or a command, is with us again: the answer is read. */
export function handedBack<F extends RouterFacts, C>(table: Table<F, C>, outcome: Outcome<C>): Outcome<C> {
  const { handedOff } = table.conversation;
  const { conversation, replies } = outcome;
  if (handedOff === undefined || conversation.handedOff !== handedOff || !top(conversation)) return outcome;
  if (replies.at(-1)?.key !== openQuestion({ ...table, conversation }).key) return outcome;
  return { ...outcome, conversation: { ...conversation, handedOff: undefined } };
}
