import type { Line, Position, Read, Stored, TurnStore } from '#db/turns/index.ts';
import { hasMovedOn } from './database-errors.ts';

/** Chats in each of two halves, a kilobyte or two each; when one is full the older half goes. */
const half = 4_096;
/** A version fits four bytes, and has half of them left to grow. */
const mostBegins = 2 ** 30;
/** Milliseconds without memory after somebody else wrote what is remembered here. */
const rest = 60_000;

type Options = {
  /** Milliseconds of this process. */
  readonly now: () => number;
  /** 0 to 1, for the first version of a conversation. */
  readonly random: () => number;
};

/**
 * Positions that this process wrote last: whoever goes on is not read again. Nothing rests on it being right. A write
 * compares versions and ids of deliveries, so what is out of date here is refused whole and read anew; and while other
 * processes write the same chats, nothing is remembered. Whoever changes a row by hand raises its version.
 */
export function rememberingTurns(store: TurnStore, { now, random }: Options): TurnStore {
  const memory = createHalves();
  let restsUntil = Number.NEGATIVE_INFINITY;
  const begun = (position: Position): Position =>
    position.version === 0 ? { ...position, begins: 1 + Math.floor(random() * mostBegins) } : position;
  const remember = ({ positions }: Parameters<TurnStore['write']>[0]): void => {
    if (now() < restsUntil) return;
    for (const { key, state, version, begins } of positions)
      memory.keep(key, { state, version: begins ?? version + 1 });
  };
  return {
    async read(lines): Promise<Read> {
      const states = new Map<string, Stored>();
      const unknown: Line[] = [];
      for (const line of lines) {
        const known = memory.find(line.conversation);
        if (known) states.set(line.conversation, known);
        else unknown.push(line);
      }
      if (states.size === 0) return store.read(lines);
      if (unknown.length === 0) return { states, seen: nothing, isRemembered: true };
      const read = await store.read(unknown);
      for (const [key, stored] of read.states) states.set(key, stored);
      return { states, seen: read.seen, isRemembered: true };
    },
    async write(given) {
      const batch = { ...given, positions: given.positions.map(begun) };
      try {
        const written = await store.write(batch);
        remember(batch);
        return written;
      } catch (error) {
        for (const { key } of batch.positions) memory.forget(key);
        if (hasMovedOn(error)) restsUntil = now() + rest;
        throw error;
      }
    },
  };
}

const nothing: ReadonlySet<string> = new Set();

/** What was kept lately, at the cost of one look-up: which of it was used last is not noted. */
function createHalves() {
  let young = new Map<string, Stored>();
  let old = new Map<string, Stored>();
  return {
    find: (key: string): Stored | undefined => young.get(key) ?? old.get(key),
    keep: (key: string, stored: Stored): void => {
      young.set(key, stored);
      if (young.size < half) return;
      old = young;
      young = new Map();
    },
    forget: (key: string): void => {
      young.delete(key);
      old.delete(key);
    },
  };
}
