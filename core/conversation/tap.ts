import type { Conversation } from './conversation.ts';
import type { Outcome, RouterFacts } from './desk.ts';
import type { Event } from './event.ts';
import { present, type Table, top } from './floor.ts';
import { findMenu } from './menu.ts';
import { say } from './reply.ts';

/** A second tap this soon after the question moved on is the same finger, in milliseconds. */
const doubleTap = 1_500;

/** What a button means: the id that was shown under it, or what to say when its time is over. */
export function tap<F extends RouterFacts, C>(
  table: Table<F, C>,
  { menu, index }: Extract<Event, { type: 'tap' }>,
): string | Outcome<C> {
  const { conversation, facts } = table;
  const asking = top(conversation)?.asking;
  const shown = findMenu(conversation.menus, menu);
  const id = shown?.ids[index];
  if (id?.startsWith('@') && !paging.has(id)) return id;
  const isOpen = shown?.isNewest || (isOfQuestion(conversation, menu) && shown?.asking === asking);
  if (shown && id !== undefined && isOpen && (shown.isNewest || !paging.has(id))) return id;
  if (shown?.wasAnswered && facts.now - conversation.askedAt < doubleTap)
    return { conversation, replies: [], commands: [] };
  return present(table, [say('conversation.stale')], { again: true });
}

/** Not of a question before it: two orders, or two accounts, are asked about by the same one. */
const isOfQuestion = ({ since, asked }: Conversation, menu: number): boolean => menu >= (since ?? asked);

const paging = new Set(['@more', '@previous', '@back']);
