import type { Told } from '#bots/terminal/index.ts';

/** The shop, as one person at this keyboard talks to it. */
export type Peer = {
  /** Rejects with words that tell what to do. */
  say(text: string): Promise<readonly Told[]>;
  /** What the shop says unasked; empty when `signal` said enough. */
  listen(signal: AbortSignal): Promise<readonly Told[]>;
  close(): Promise<void>;
};

/** Who talks, and in which language a new conversation begins. */
export type Speaker = { readonly as: string; readonly language?: string };

/** Lines of one session get ids of their own, so that no line of another session is taken for a repetition. */
export function lineIds(): () => string {
  const session = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  let lines = 0;
  return () => `${session}-${++lines}`;
}
