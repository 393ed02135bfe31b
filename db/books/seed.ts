import { createReadStream } from 'node:fs';
import type { RowFault } from '#core/catalogue/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Database } from '../client/index.ts';
import { readAreaList } from './area-list.ts';
import { seedAreas } from './areas.ts';
import { readPriceList } from './price-list.ts';
import { publishBook } from './publish.ts';
import { currentVersion } from './stored.ts';

const seedFile = (name: string) => createReadStream(new URL(`../seed/${name}`, import.meta.url));

/**
 * Gives a new installation the sample catalogue and its service areas; does nothing to one that has its own. Several
 * instances may start together: one of them does it. The version of the book in force.
 */
export async function seedBook(database: Database, at: Instant): Promise<number> {
  await seedServiceAreas(database);
  const version = await currentVersion(database);
  if (version > 0) return version;
  const { rows, faults } = await readPriceList(seedFile('catalogue.csv'), { at });
  refuse(faults);
  const published = await publishBook(database, { rows, by: 'Haat', sample: true, at, expecting: 0 });
  return published.ok ? published.value.version : currentVersion(database);
}

async function seedServiceAreas(database: Database): Promise<void> {
  const { areas, faults } = await readAreaList(seedFile('service-areas.csv'));
  refuse(faults);
  await seedAreas(database, areas);
}

function refuse([first]: readonly RowFault[]): void {
  if (first) throw new Error(`the sample data is broken: line ${first.line}: ${first.reason}`);
}
