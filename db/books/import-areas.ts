import type { RowFault } from '#core/catalogue/index.ts';
import type { Database } from '../client/index.ts';
import { readAreaList, type ServedArea, type ServiceAreas } from './area-list.ts';
import { loadServiceAreas, publishAreas } from './areas.ts';

export type AreasOptions = {
  /** `check` publishes nothing. */
  readonly mode: 'check' | 'publish';
  readonly read?: (bytes: number) => void;
};

/** What a list of areas adds and takes away; an area that changes its city does both. */
type AreaChanges = { readonly added: ServiceAreas; readonly gone: ServiceAreas };

/** What became of a list. Only `published` changed where pickup is offered. */
export type AreasOutcome =
  | { readonly type: 'faulty'; readonly faults: readonly RowFault[]; readonly count: number }
  | { readonly type: 'unchanged' }
  | { readonly type: 'checked'; readonly changes: AreaChanges }
  | { readonly type: 'published'; readonly areas: number; readonly changes: AreaChanges };

/** Faults beyond this many are counted only. */
const mostFaults = 5_000;

/** Reads a list of service areas and, when it has no fault, puts it in the place of the one before. All or nothing. */
export async function importAreas(
  database: Database,
  source: AsyncIterable<Uint8Array>,
  { mode, read }: AreasOptions,
): Promise<AreasOutcome> {
  const { areas, faults } = await readAreaList(source, read);
  if (faults.length > 0) return { type: 'faulty', faults: faults.slice(0, mostFaults), count: faults.length };
  const changes = compare(await loadServiceAreas(database), areas);
  if (changes.added.length + changes.gone.length === 0) return { type: 'unchanged' };
  if (mode === 'check') return { type: 'checked', changes };
  await publishAreas(database, areas);
  return { type: 'published', areas: areas.length, changes };
}

const keyOf = ({ area, city }: ServedArea): string => `${area} ${city}`;

function compare(before: ServiceAreas, after: ServiceAreas): AreaChanges {
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return {
    added: after.filter((area) => !old.has(keyOf(area))),
    gone: before.filter((area) => !now.has(keyOf(area))),
  };
}
