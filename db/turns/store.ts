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

/** Outbox rows whose effect is done, and batches of effects all of which are. */
export type Done = { readonly rows: readonly number[]; readonly batches: readonly number[] };

/** Ids of what was queued, in its order; of each lot that waits as one row, in its own. */
export type Written = { readonly ids: readonly number[]; readonly together: readonly (readonly number[])[] };

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
      const parts = partsOf(queued);
      const { replies, jobs, apart } = parted(queued, parts);
      const params = [
        listed(positions, ({ key }) => key),
        positions.map(({ version, begins = 1 }) => (version === 0 ? -begins : version + 1)),
        listed(positions, stateText),
        listed(seen, same),
        done.rows,
        done.batches,
        ...columnsOf({ replies, jobs, apart }, payloadText),
        ...tables.map((table) => JSON.stringify(rows[table])),
      ];
      const [written] = await query(
        writeTurns({ tables, jobs: jobs.length > 0, apart: apart.length > 0 }),
        params,
      );
      return inOrder(parts, written as Drawn);
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

/** Nothing of what there is none of, but for replies: nearly every batch has some. */
const columnsOf = (
  { replies, jobs, apart }: Parted,
  payloadText: (effect: Queued) => string,
): readonly unknown[] => [
  listed(replies, laneOf),
  listed(replies, payloadText),
  ...(jobs.length > 0 ? [listed(jobs, laneOf), listed(jobs, payloadText), listed(jobs, kindOf)] : []),
  ...(apart.length > 0
    ? [listed(apart, laneOf), listed(apart, kindOf), listed(apart, payloadText), apart.map(dueOf)]
    : []),
];

const laneOf = ({ lane }: Queued): string => lane;
const kindOf = ({ kind }: Queued): string => kind;
const dueOf = ({ due }: Queued): number | null => due ?? null;

/** What waits as one row, replies in one and other effects in another, and what has a row of its own. */
type Part = 'replies' | 'jobs' | 'apart';

/** Ids tell the order of a lane: all that is queued for one is in the same part, but for timers, which have no order. */
function partsOf(queued: readonly Queued[]): readonly Part[] {
  const inLanes = queued.filter(({ kind }) => kind !== 'timer');
  const own = new Set(inLanes.filter(waitsApart).map(laneOf));
  const mixed = new Set(inLanes.filter(({ kind }) => kind !== 'reply').map(laneOf));
  return queued.map(({ kind, lane }) => {
    if (kind === 'timer' || own.has(lane)) return 'apart';
    return mixed.has(lane) ? 'jobs' : 'replies';
  });
}

const waitsApart = ({ due, elsewhere }: Queued): boolean => due !== undefined || elsewhere !== undefined;

type Parted = Readonly<Record<Part, readonly Queued[]>>;

function parted(queued: readonly Queued[], parts: readonly Part[]): Parted {
  const of = (part: Part) => queued.filter((_effect, n) => parts[n] === part);
  return { replies: of('replies'), jobs: of('jobs'), apart: of('apart') };
}

/** Ids as they come back, each list as one text. */
type Drawn = Readonly<Record<Part, string | null>>;

/** Ids are drawn in the order of what was queued; they need not come back in it. */
function inOrder(parts: readonly Part[], drawn: Drawn): Written {
  const found = { replies: idsIn(drawn.replies), jobs: idsIn(drawn.jobs), apart: idsIn(drawn.apart) };
  const next = { replies: 0, jobs: 0, apart: 0 };
  return {
    ids: parts.map((part) => found[part][next[part]++] as number),
    together: [found.replies, found.jobs].filter((lot) => lot.length > 0),
  };
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
