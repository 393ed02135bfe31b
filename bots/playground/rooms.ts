import type { Bubble } from './bubble.ts';
import type { HubEvent } from './hub-event.ts';
import { limits } from './limits.ts';
import type { Memory } from './memory.ts';

export type Listener = (event: HubEvent) => void;

export type Room = {
  bubbles: Bubble[];
  readonly taken: string[];
  /** The person has opened the chat. */
  met: boolean;
  readonly listeners: Set<Listener>;
};

/** One room a visitor, as many as fit. */
export type Rooms = {
  /** Makes it when there is none. */
  of(visitor: string): Room;
  /** It is no longer what it was. */
  keep(visitor: string): void;
  tell(visitor: string, event: HubEvent): void;
  tellOthers(visitor: string, event: HubEvent): void;
  tellAll(event: HubEvent): void;
};

export function createRooms({ chats, keep }: Pick<Memory, 'chats' | 'keep'>): Rooms {
  /** Most recently used last. */
  const rooms = new Map(
    [...chats].slice(-limits.visitors).map(([visitor, { bubbles, taken, met }]) => {
      const room: Room = { bubbles: [...bubbles], taken: [...taken], met, listeners: new Set() };
      return [visitor, room] as const;
    }),
  );
  const of = (visitor: string): Room => {
    const found = rooms.get(visitor) ?? { bubbles: [], taken: [], met: false, listeners: new Set() };
    rooms.delete(visitor);
    rooms.set(visitor, found);
    if (rooms.size > limits.visitors) forgetOldest(rooms);
    return found;
  };
  return {
    of,
    keep: (visitor) => {
      const room = of(visitor);
      keep(`chat:${visitor}`, () => ({ bubbles: room.bubbles, taken: room.taken, met: room.met }));
    },
    tell: (visitor, event) => tellIn([of(visitor)], event),
    tellOthers: (visitor, event) =>
      tellIn(
        [...rooms].flatMap(([name, room]) => (name === visitor ? [] : [room])),
        event,
      ),
    tellAll: (event) => tellIn([...rooms.values()], event),
  };
}

/** A listener may leave when it is told. */
function tellIn(rooms: readonly Room[], event: HubEvent): void {
  for (const listener of rooms.flatMap(({ listeners }) => [...listeners])) listener(event);
}

function forgetOldest(rooms: Map<string, Room>): void {
  for (const [visitor, { listeners }] of rooms)
    if (listeners.size === 0) {
      rooms.delete(visitor);
      return;
    }
}
