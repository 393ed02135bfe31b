import type { Inbound } from './channel.ts';
import { glance, isOfPerson } from './patience.ts';

/** A delivery that is to become a turn. */
export type Entry = {
  readonly inbound: Inbound;
  /** When it came, in milliseconds of this process. */
  readonly came: number;
  /** Its write was under way when the database was lost: it may have been applied. */
  unsure?: true;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Deliveries that wait for a batch of so many, in their order; those of a conversation that is in one wait for its end. `awake` is
 * called when there is one to be taken, be it that one that was put back may be taken again.
 */
export function createQueue(size: number, awake: () => void) {
  let waiting: Entry[] = [];
  const busy = new Set<string>();
  const resting = new Set<string>();
  const isFree = ({ inbound }: Entry): boolean =>
    !busy.has(inbound.conversation) && (!resting.has(inbound.conversation) || !isOfPerson(inbound));
  const wake = (conversation: string): void => {
    if (resting.delete(conversation)) awake();
  };
  return {
    wake,
    size: () => waiting.length,
    put: (entry: Entry): void => {
      waiting.push(entry);
      awake();
    },
    /** Lines that wait for an answer, before those that came later; their chats rest until they are woken. */
    putBack: (entries: readonly Entry[]): void => {
      if (entries.length > 0) waiting = [...entries, ...waiting];
      for (const { inbound } of entries) {
        resting.add(inbound.conversation);
        setTimeout(() => wake(inbound.conversation), glance);
      }
    },
    /** What has come in these chats meanwhile, which is taken out. */
    refuse: (chats: ReadonlyMap<string, unknown>): readonly Entry[] => {
      const [refused, rest] = divided(waiting, ({ inbound }) => chats.has(inbound.conversation));
      waiting = rest;
      return refused;
    },
    free: (batch: readonly Entry[]) => batch.forEach(({ inbound }) => void busy.delete(inbound.conversation)),
    take: (): readonly Entry[] => {
      const [batch, rest] = divided(waiting, atMost(size, isFree));
      waiting = rest;
      for (const { inbound } of batch) busy.add(inbound.conversation);
      return batch;
    },
  };
}

/** The first so many of those that fit. */
function atMost(room: number, fits: (entry: Entry) => boolean): (entry: Entry) => boolean {
  let left = room;
  return (entry) => left > 0 && fits(entry) && left-- > 0;
}

/** Those that are picked, and the rest, each in their order. */
function divided(
  entries: readonly Entry[],
  isPicked: (entry: Entry) => boolean,
): readonly [Entry[], Entry[]] {
  const picked: Entry[] = [];
  const rest: Entry[] = [];
  for (const entry of entries) (isPicked(entry) ? picked : rest).push(entry);
  return [picked, rest];
}
