import { type ExtraTable, extraTables, readSeen, readStates, writeTurns } from './sql.ts';

/** Runs one prepared statement; several that are not awaited travel together. */
type Query = (
  text: string,
  params: readonly unknown[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** Where a conversation stood when it was read; version 0 when it is new. */
export type Stored = { readonly state: unknown; readonly version: number };

/** An effect to be done after the commit. `due` in epoch milliseconds; at once when absent. */
export type Queued = {
  readonly lane: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly due?: number;
};

export type Rows = Partial<Readonly<Record<ExtraTable, readonly Readonly<Record<string, unknown>>[]>>>;

/** All that a batch of turns changes. Applied whole or not at all. */
export type TurnsWrite = {
  readonly positions: readonly { readonly key: string; readonly version: number; readonly state: unknown }[];
  readonly seen: readonly string[];
  readonly queued: readonly Queued[];
  readonly rows: Rows;
};

export type TurnStore = {
  /** One round trip: states by conversation key, and which of the inbound ids were applied already. */
  read(
    keys: readonly string[],
    ids: readonly string[],
  ): Promise<{ readonly states: ReadonlyMap<string, Stored>; readonly seen: ReadonlySet<string> }>;
  /** One round trip, one transaction. The ids of the queued rows, in their order. Rejects on any conflict. */
  write(batch: TurnsWrite): Promise<readonly number[]>;
};

export function turnStore(query: Query): TurnStore {
  return {
    async read(keys, ids) {
      const [rows, seen] = await Promise.all([query(readStates, [keys]), query(readSeen, [ids])]);
      const states = new Map<string, Stored>();
      for (const { key, state, version } of rows)
        states.set(key as string, { state, version: version as number });
      return { states, seen: new Set(seen.map(({ id }) => id as string)) };
    },
    async write({ positions, seen, queued, rows }) {
      const compact = positions.map(({ key, version, state }) => ({ k: key, v: version, s: state }));
      const params = [JSON.stringify(compact), seen, JSON.stringify(queued)];
      const tables = extraTables.filter((table) => rows[table] !== undefined);
      const added = tables.map((table) => JSON.stringify(rows[table]));
      const written = await query(writeTurns(tables), [...params, ...added]);
      // Ids are drawn in the order of the rows; what is returned need not come in it.
      return written.map(({ id }) => Number(id)).sort((a, b) => a - b);
    },
  };
}
