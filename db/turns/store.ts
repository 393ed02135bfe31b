import type { Sealer } from '../sealed.ts';
import type { Line, Position, Read, Stored } from './position.ts';
import { openDocument, payloadCell, sealDocument, sealPosition, stateCell } from './sealed-document.ts';
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
  /** What is done goes in the same transaction. */
  readonly done: Done;
};

/** Outbox rows whose effect is done, and batches of replies all of which were sent. */
export type Done = { readonly rows: readonly number[]; readonly batches: readonly number[] };

/** Ids of what was queued, in its order; those of the replies that wait as one row, in theirs. */
export type Written = { readonly ids: readonly number[]; readonly together: readonly number[] };

export type TurnStore = {
  /** One round trip. */
  read(lines: readonly Line[]): Promise<Read>;
  /** One round trip, one transaction. Rejects on any conflict. */
  write(batch: TurnsWrite): Promise<Written>;
};

export function turnStore(query: Query, sealer: Sealer): TurnStore {
  const { stateText, payloadText } = textsOf(sealer);
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
      const { together, apart } = parted(queued);
      const params = [
        listed(positions, ({ key }) => key),
        positions.map(({ version, begins = 1 }) => (version === 0 ? -begins : version + 1)),
        listed(positions, stateText),
        listed(seen, same),
        done.rows,
        done.batches,
        listed(together, ({ lane }) => lane),
        listed(together, payloadText),
        ...(apart.length > 0 ? columnsOf(apart, payloadText) : []),
        ...tables.map((table) => JSON.stringify(rows[table])),
      ];
      const [written] = await query(writeTurns(tables, apart.length > 0), params);
      return inOrder(queued, new Set(together), written as Drawn);
    },
  };
}

/** What tells something of a person is sealed. */
const textsOf = (sealer: Sealer) => ({
  stateText: ({ key, state, personal }: Position): string =>
    JSON.stringify(personal ? sealPosition(sealer, stateCell(key), state) : state),
  payloadText: ({ lane, payload, personal }: Queued): string =>
    JSON.stringify(personal ? sealDocument(sealer, payloadCell(lane), payload) : payload),
});

const columnsOf = (
  queued: readonly Queued[],
  payloadText: (effect: Queued) => string,
): readonly unknown[] => [
  listed(queued, ({ lane }) => lane),
  listed(queued, ({ kind }) => kind),
  listed(queued, payloadText),
  queued.map(({ due }) => due ?? null),
];

/** Replies that may wait as one row, and all else. Ids tell the order of a lane: one that has more than replies is apart. */
function parted(queued: readonly Queued[]) {
  const isAlike = ({ kind, due, elsewhere }: Queued): boolean =>
    kind === 'reply' && due === undefined && elsewhere === undefined;
  const others = queued.filter((effect) => effect.kind !== 'timer' && !isAlike(effect));
  const mixed = new Set(others.map(({ lane }) => lane));
  const together: Queued[] = [];
  const apart: Queued[] = [];
  for (const effect of queued) (isAlike(effect) && !mixed.has(effect.lane) ? together : apart).push(effect);
  return { together, apart };
}

/** Ids as they come back, each list as one text. */
type Drawn = { readonly together: string | null; readonly apart: string | null };

/** Ids are drawn in the order of what was queued; they need not come back in it. */
function inOrder(queued: readonly Queued[], isTogether: ReadonlySet<Queued>, drawn: Drawn): Written {
  const together = idsIn(drawn.together);
  const apart = idsIn(drawn.apart);
  let t = 0;
  let a = 0;
  const ids = queued.map((effect) => (isTogether.has(effect) ? together[t++] : apart[a++]) as number);
  return { ids, together };
}

const idsIn = (text: string | null): readonly number[] =>
  text === null
    ? []
    : text
        .split(' ')
        .map(Number)
        .sort((a, b) => a - b);

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
