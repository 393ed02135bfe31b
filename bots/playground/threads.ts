import { limits } from './limits.ts';
import type { Memory, Relayed } from './memory.ts';

/** Relayed messages by conversation, newest last; one that comes twice is kept once. */
export function createThreads({ threads: before, keep }: Pick<Memory, 'threads' | 'keep'>) {
  const threads = new Map(before);
  return {
    add(conversation: string, message: Relayed): void {
      const thread = threads.get(conversation) ?? [];
      if (thread.some(({ id }) => id === message.id)) return;
      threads.set(conversation, [...thread, message].slice(-limits.relayed));
      keep(`thread:${conversation}`, () => threads.get(conversation));
    },
    of: (conversation: string): readonly Relayed[] => threads.get(conversation) ?? [],
  };
}
