import type { Inbound } from '../shell/channel.ts';
import { isInline } from './keyboard.ts';
import type { Bubble } from './render.ts';

/**
 * What is known of chats between two calls. A restart forgets it all and nothing goes wrong: a keyboard stays a little
 * longer, half of a long message is said twice.
 */
export type Memory = {
  /** Chats with a keyboard of ours in place of the letters. */
  readonly keyboards: Map<string, true>;
  /** The message that was tapped last in a chat and waits for its answer. */
  readonly tapped: Map<string, string>;
  /** How many messages of an outbound arrived before it failed. */
  readonly arrived: Map<string, number>;
};

/** Of each kind; the oldest is forgotten first. */
const MOST = 10_000;

export const newMemory = (): Memory => ({ keyboards: new Map(), tapped: new Map(), arrived: new Map() });

export function noticeInbound(memory: Memory, { conversation, event, about }: Inbound): void {
  const { type } = event;
  // Who shares a number or a place has our keyboard open, also if it was opened before a restart.
  if (type === 'contact' || type === 'location') remember(memory.keyboards, conversation, true);
  if (about !== undefined && (type === 'tap' || type === 'forged'))
    remember(memory.tapped, conversation, about);
}

export function noticeSent(memory: Memory, conversation: string, bubbles: readonly Bubble[]): void {
  memory.tapped.delete(conversation);
  if (bubbles.some(({ keyboard }) => keyboard && !isInline(keyboard)))
    remember(memory.keyboards, conversation, true);
  else if (bubbles.some(({ keyboard }) => !keyboard)) memory.keyboards.delete(conversation);
}

export function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST && oldest !== undefined) map.delete(oldest);
}
