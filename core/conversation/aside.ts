import type { Conversation, Frame } from './conversation.ts';

/** What is under way without what was opened beside it. */
export function withoutAside({ stack }: Conversation): readonly Frame[] {
  const beside = stack.findIndex(({ aside }) => aside);
  return beside < 0 ? stack : stack.slice(0, beside);
}
