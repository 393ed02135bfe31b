import type { Instant } from '#core/shared/index.ts';
import type { Bubble } from './bubble.ts';
import { limits } from './limits.ts';
import { forgetful, type Memory, type Relayed } from './memory.ts';
import { createRooms, type Listener, type Rooms } from './rooms.ts';
import { createThreads } from './threads.ts';

/** What the pages show: chats by visitor, and who watches them. */
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
  /** Nothing that was said before is here. */
  readonly since: Instant;
  /** The board has to be read again. Told once for all that happens at the same moment. */
  changed(): void;
  /** Ends every stream; from then on nobody can watch. */
  close(): void;
  closed(): boolean;
  /** Resolves when a start after this one would show all of it. */
  kept(): Promise<void>;
};

export type Delivery = {
  readonly id: string;
  readonly bubbles: readonly Bubble[];
  readonly replaces?: string | undefined;
};

export function createHub(memory: Memory = forgetful(Date.now())): Hub {
  const rooms = createRooms(memory);
  const threads = createThreads(memory);
  const changed = onceAMoment(() => rooms.tellAll({ type: 'board' }));
  let closed = false;
  return {
    ...visits(rooms),
    ...talk(rooms),
    changed,
    relay(conversation, message) {
      threads.add(conversation, message);
      changed();
    },
    relayed: threads.of,
    since: memory.since,
    kept: memory.done,
    closed: () => closed,
    close() {
      closed = true;
      rooms.tellAll({ type: 'end' });
    },
  };
}

/** Who is there and watches. */
const visits = (rooms: Rooms): Pick<Hub, 'watch' | 'meet' | 'unmeet'> => ({
  watch(visitor, listener) {
    const { listeners, bubbles, met } = rooms.of(visitor);
    listeners.add(listener);
    listener({ type: 'state', bubbles, met });
    return () => void listeners.delete(listener);
  },
  meet(visitor) {
    const room = rooms.of(visitor);
    const first = !room.met;
    room.met = true;
    if (first) rooms.keep(visitor);
    return first;
  },
  unmeet(visitor) {
    rooms.of(visitor).met = false;
    rooms.keep(visitor);
  },
});

/** What is said. */
function talk(rooms: Rooms): Pick<Hub, 'bubbles' | 'put' | 'say' | 'drop' | 'choose'> {
  const put = (visitor: string, bubble: Bubble, replaces?: string): void => {
    const room = rooms.of(visitor);
    room.bubbles = placed(room.bubbles, bubble, replaces).slice(-limits.bubbles);
    rooms.keep(visitor);
    rooms.tell(visitor, { type: 'put', bubble, ...(replaces === undefined ? {} : { replaces }) });
  };
  return {
    put,
    bubbles: (visitor) => rooms.of(visitor).bubbles,
    say(visitor, { id, bubbles, replaces }) {
      const { taken } = rooms.of(visitor);
      if (taken.includes(id)) return;
      taken.push(id);
      taken.splice(0, taken.length - limits.taken);
      for (const bubble of bubbles) put(visitor, bubble, bubbles.length === 1 ? replaces : undefined);
      rooms.tellOthers(visitor, { type: 'elsewhere', visitor });
    },
    drop(visitor, id) {
      const room = rooms.of(visitor);
      room.bubbles = room.bubbles.filter((bubble) => bubble.id !== id);
      rooms.keep(visitor);
      rooms.tell(visitor, { type: 'drop', id });
    },
    choose(visitor, id, index) {
      const found = rooms.of(visitor).bubbles.find((bubble) => bubble.id === id);
      if (!found) return;
      const { chosen: _before, ...open } = found;
      const chosen = index === undefined ? undefined : found.buttons?.labels[index];
      put(visitor, chosen === undefined ? open : { ...open, chosen });
    },
  };
}

/** However often it is asked for in one turn of the event loop, once after it. */
function onceAMoment(act: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setImmediate(() => {
      waiting = false;
      act();
    });
  };
}

/** In the place of the bubble it replaces, or of itself as it was; else at the end. */
function placed(bubbles: readonly Bubble[], bubble: Bubble, replaces = bubble.id): Bubble[] {
  const at = bubbles.findIndex(({ id }) => id === replaces);
  return at < 0 ? [...bubbles, bubble] : bubbles.with(at, bubble);
}
