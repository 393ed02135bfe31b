import { limits } from './limits.ts';

/** What a customer wrote while one of our people has the conversation. */
export type Relayed = { readonly id: string; readonly text: string };

/** Relayed messages by conversation, newest last; one that comes twice is kept once. */
export function createThreads() {
  const threads = new Map<string, Relayed[]>();
  return {
    add(conversation: string, message: Relayed): void {
      const thread = threads.get(conversation) ?? [];
      if (thread.some(({ id }) => id === message.id)) return;
      threads.set(conversation, [...thread, message].slice(-limits.relayed));
    },
    of: (conversation: string): readonly Relayed[] => threads.get(conversation) ?? [],
  };
}
