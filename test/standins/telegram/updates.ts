import type { Judge } from './judge.ts';
import type { Fields } from './types.ts';

export type Update = Fields & { readonly update_id: number };

/** `lane` names what the webhook keeps in order: the chat for messages, the person for taps. */
export type Pending = {
  readonly update: Update;
  readonly lane: string;
  readonly until: number;
  again: boolean;
};

/** Updates that the bot has not confirmed yet, oldest first. */
export type UpdateQueue = {
  readonly push: (kind: string, body: unknown, lane: string) => Update;
  /** Hands an update out once more, confirmed or not. Without an id, the last one. */
  readonly repeat: (updateId?: number) => Update;
  readonly pending: () => readonly Pending[];
  readonly confirm: (isDone: (pending: Pending) => boolean) => void;
  readonly allow: (kinds: unknown) => void;
  readonly allowed: () => readonly string[];
  readonly history: readonly Update[];
  readonly onChange: (listener: () => void) => () => void;
};

/** Sent only if asked for by name (Bot API, getUpdates: allowed_updates). */
const ON_REQUEST = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);
/** Telegram keeps an update for 24 hours and a tap for 150 seconds. */
export const TAP_LIFE_MS = 150_000;
const UPDATE_LIFE_MS = 86_400_000;

const FIRST_UPDATE = 700_000_001;

export function createUpdateQueue(judge: Judge, now: () => number): UpdateQueue {
  let kinds: readonly string[] = [];
  const history: Update[] = [];
  const lanes = new Map<number, string>();
  const { add, ...waiting } = createWaiting(now);
  const wanted = (kind: string) => (kinds.length ? kinds.includes(kind) : !ON_REQUEST.has(kind));
  return {
    ...waiting,
    push: (kind, body, lane) => {
      const update: Update = { update_id: FIRST_UPDATE + history.length, [kind]: structuredClone(body) };
      judge.update(update);
      history.push(update);
      lanes.set(update.update_id, lane);
      return wanted(kind) ? add({ update, lane, again: false }) : update;
    },
    repeat: (updateId) => {
      const update = updateId === undefined ? history.at(-1) : history[updateId - FIRST_UPDATE];
      if (!update) throw new Error(`there is no update ${updateId ?? 'yet'}`);
      return add({ update, lane: lanes.get(update.update_id) ?? '', again: true });
    },
    allow: (given) => {
      if (Array.isArray(given)) kinds = given.map(String);
    },
    allowed: () => kinds,
    history,
  };
}

/** What the bot has still to fetch, and who wants to know when that changes. */
function createWaiting(now: () => number) {
  let waiting: Pending[] = [];
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    add: (entry: Omit<Pending, 'until'>): Update => {
      const life = 'callback_query' in entry.update ? TAP_LIFE_MS : UPDATE_LIFE_MS;
      waiting.push({ ...entry, until: now() + life });
      changed();
      return entry.update;
    },
    pending: (): readonly Pending[] => {
      waiting = waiting.filter(({ until }) => until > now());
      return waiting;
    },
    confirm: (isDone: (pending: Pending) => boolean): void => {
      waiting = waiting.filter((entry) => !isDone(entry));
      changed();
    },
    onChange: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
