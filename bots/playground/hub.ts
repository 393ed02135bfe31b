import type { Bubble } from './bubble.ts';
import { limits } from './limits.ts';
import { createThreads, type Relayed } from './threads.ts';

/** What a page is told while it watches one chat. */
export type HubEvent =
  /** The chat as it stands: at every connection, also after a break. */
  | { readonly type: 'state'; readonly bubbles: readonly Bubble[]; readonly met: boolean }
  /** A new bubble, the same one changed, or one in the place of another. */
  | { readonly type: 'put'; readonly bubble: Bubble; readonly replaces?: string }
  | { readonly type: 'drop'; readonly id: string }
  /** Something was said in another chat. */
  | { readonly type: 'elsewhere'; readonly visitor: string }
  /** Orders, tasks or what was sent are no longer what they were. */
  | { readonly type: 'board' }
  /** The shop stops. */
  | { readonly type: 'end' };

type Listener = (event: HubEvent) => void;

type Room = {
  bubbles: Bubble[];
  readonly taken: string[];
  /** The person has opened the chat since this process began. */
  met: boolean;
  readonly listeners: Set<Listener>;
};

/** What the pages show, kept in memory: chats by visitor, and who watches them. */
export type Hub = {
  /** Tells the state at once and every change after it, until the returned function is called. */
  watch(visitor: string, listener: Listener): () => void;
  bubbles(visitor: string): readonly Bubble[];
  /** True the first time, and once more after `unmeet`. */
  meet(visitor: string): boolean;
  unmeet(visitor: string): void;
  put(visitor: string, bubble: Bubble): void;
  /**
   * Bubbles of one delivery: shown once, however often it comes. A single one may take the place of an older one;
   * several are added below it, or they would not be read in their order.
   */
  say(visitor: string, delivery: Delivery): void;
  drop(visitor: string, id: string): void;
  /** Remembers, or forgets, which button of a bubble was pressed. */
  choose(visitor: string, id: string, index: number | undefined): void;
  relay(conversation: string, message: Relayed): void;
  relayed(conversation: string): readonly Relayed[];
  /** The board has to be read again. Told once for all that happens at the same moment. */
  changed(): void;
  /** Ends every stream; from then on nobody can watch. */
  close(): void;
  closed(): boolean;
};

export type Delivery = {
  readonly id: string;
  readonly bubbles: readonly Bubble[];
  readonly replaces?: string | undefined;
};

export function createHub(): Hub {
  const rooms = new Map<string, Room>();
  const threads = createThreads();
  let boardIsNews = false;
  let closed = false;

  /** Most recently used last. */
  const room = (visitor: string): Room => {
    const found = rooms.get(visitor) ?? { bubbles: [], taken: [], met: false, listeners: new Set() };
    rooms.delete(visitor);
    rooms.set(visitor, found);
    if (rooms.size > limits.visitors) forgetOldest(rooms);
    return found;
  };
  const everyone = (): Listener[] => [...rooms.values()].flatMap(({ listeners }) => [...listeners]);
  const tell = (visitor: string, event: HubEvent) => {
    for (const listener of room(visitor).listeners) listener(event);
  };

  const put = (visitor: string, bubble: Bubble, replaces?: string): void => {
    const at = room(visitor);
    at.bubbles = placed(at.bubbles, bubble, replaces).slice(-limits.bubbles);
    tell(visitor, { type: 'put', bubble, ...(replaces === undefined ? {} : { replaces }) });
  };

  const changed = (): void => {
    if (boardIsNews) return;
    boardIsNews = true;
    setImmediate(() => {
      boardIsNews = false;
      for (const listener of everyone()) listener({ type: 'board' });
    });
  };

  return {
    put,
    changed,
    watch(visitor, listener) {
      const { listeners, bubbles, met } = room(visitor);
      listeners.add(listener);
      listener({ type: 'state', bubbles, met });
      return () => void listeners.delete(listener);
    },
    bubbles: (visitor) => room(visitor).bubbles,
    meet(visitor) {
      const at = room(visitor);
      const first = !at.met;
      at.met = true;
      return first;
    },
    unmeet(visitor) {
      room(visitor).met = false;
    },
    say(visitor, { id, bubbles, replaces }) {
      const { taken } = room(visitor);
      if (taken.includes(id)) return;

      taken.push(id);
      taken.splice(0, taken.length - limits.taken);
      for (const bubble of bubbles) put(visitor, bubble, bubbles.length === 1 ? replaces : undefined);
      for (const [name, { listeners }] of rooms)
        if (name !== visitor) for (const listener of listeners) listener({ type: 'elsewhere', visitor });
    },
    drop(visitor, id) {
      const at = room(visitor);
      at.bubbles = at.bubbles.filter((bubble) => bubble.id !== id);
      tell(visitor, { type: 'drop', id });
    },
    choose(visitor, id, index) {
      const found = room(visitor).bubbles.find((bubble) => bubble.id === id);
      if (!found) return;
      const { chosen: _before, ...open } = found;
      const chosen = index === undefined ? undefined : found.buttons?.labels[index];
      put(visitor, chosen === undefined ? open : { ...open, chosen });
    },
    relay(conversation, message) {
      threads.add(conversation, message);
      changed();
    },
    relayed: threads.of,
    closed: () => closed,
    close() {
      closed = true;
      for (const listener of everyone()) listener({ type: 'end' });
    },
  };
}

/** In the place of the bubble it replaces, or of itself as it was; else at the end. */
function placed(bubbles: readonly Bubble[], bubble: Bubble, replaces = bubble.id): Bubble[] {
  const at = bubbles.findIndex(({ id }) => id === replaces);
  return at < 0 ? [...bubbles, bubble] : bubbles.with(at, bubble);
}

function forgetOldest(rooms: Map<string, Room>): void {
  for (const [visitor, { listeners }] of rooms)
    if (listeners.size === 0) {
      rooms.delete(visitor);
      return;
    }
}
