import type { Sealer } from '../sealed.ts';
import type { Line, Position, Read, Stored } from './position.ts';
import { openDocument, payloadCell, sealDocument, stateCell } from './sealed-document.ts';
import { type ExtraTable, extraTables, readTurns, separator, writeTurns } from './sql.ts';

/** Runs one prepared statement; several that are not awaited travel together. */
type Query = (
  text: string,
  params: readonly unknown[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/**
 * An effect to be done after the commit. `due` in epoch milliseconds; at once when absent. A `personal` one is sealed
 * while it waits.
 */
export type Queued = {
  readonly lane: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly due?: number;
  readonly personal?: boolean;
  /** Another process wrote its lane last, and may not have done all of it. */
  readonly elsewhere?: true;
};

export type Rows = Partial<Readonly<Record<ExtraTable, readonly Readonly<Record<string, unknown>>[]>>>;

/** All that a batch of turns changes. Applied whole or not at all. */
export type TurnsWrite = {
  readonly positions: readonly Position[];
  readonly seen: readonly string[];
  readonly queued: readonly Queued[];
  readonly rows: Rows;
  /** Outbox rows whose effect is done: they go in the same transaction. */
  readonly done: readonly number[];
};

export type TurnStore = {
  /** One round trip. */
  read(lines: readonly Line[]): Promise<Read>;
  /** One round trip, one transaction. The ids of the queued rows, in their order. Rejects on any conflict. */
  write(batch: TurnsWrite): Promise<readonly number[]>;
};

export function turnStore(query: Query, sealer: Sealer): TurnStore {
  const stateText = ({ key, state, personal }: Position): string =>
    JSON.stringify(personal ? sealDocument(sealer, stateCell(key), state) : state);
  const payloadText = ({ lane, payload, personal }: Queued): string =>
    JSON.stringify(personal ? sealDocument(sealer, payloadCell(lane), payload) : payload);
  return {
    async read(lines) {
      const keys = [...new Set(lines.map(({ conversation }) => conversation))];
      const ids = lines.flatMap(({ id }) => id ?? []);
      const states = new Map<string, Stored>();
      const seen = new Set<string>();
      const found = await query(readTurns, [listed(keys, same), listed(ids, same)]);
      for (const { key, state: kept, version } of found as readonly Found[])
        if (version === null) seen.add(key);
        else states.set(key, { state: openDocument(sealer, stateCell(key), kept), version });
      return { states, seen };
    },
    async write({ positions, seen, queued, rows, done }) {
      const tables = extraTables.filter((table) => rows[table] !== undefined);
      const params = [
        listed(positions, ({ key }) => key),
        positions.map(({ version, begins = 1 }) => (version === 0 ? -begins : version + 1)),
        listed(positions, stateText),
        listed(seen, same),
        listed(queued, ({ lane }) => lane),
        listed(queued, ({ kind }) => kind),
        listed(queued, payloadText),
        queued.map(({ due }) => due ?? null),
        done,
        ...tables.map((table) => JSON.stringify(rows[table])),
      ];
      const written = await query(writeTurns(tables), params);
      // Ids are drawn in the order of the rows; what is returned need not come in it.
      return written.map(({ id }) => Number(id)).sort((a, b) => a - b);
    },
  };
}

type Found = { readonly key: string; readonly state: string; readonly version: number | null };

const same = (text: string): string => text;

/** One text of many; `RangeError` when a value holds the separator, which would make two of one. */
function listed<T>(items: readonly T[], write: (item: T) => string): string {
  const text = items.map(write).join(separator);
  let found = 0;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) found++;
  if (found >= Math.max(1, items.length)) throw new RangeError('a key holds the separator of lists');
  return text;
}
