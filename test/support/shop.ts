import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { buildLexicon } from '#bots/shell/lexicon.ts';
import { makeSnapshot, type Snapshot } from '#bots/shell/snapshot.ts';
import { makeBook, readRows } from '#core/catalogue/index.ts';
import { makePincodes, readAreas, readPincodes } from '#core/customers/index.ts';
import { createCopy } from '#prompts/index.ts';

const seed = (file: string): string =>
  readFileSync(new URL(`../../db/seed/${file}`, import.meta.url), 'utf8');

/** Saturday, 21 November 2026, 10:00 in India. */
export const saturday = Date.parse('2026-11-21T10:00:00+05:30');

export const copy = createCopy();

let made: Snapshot | undefined;

/** The shop as it ships: the sample catalogue, all pincodes, the sample service area. Read once a file of tests. */
export function sampleShop(): Snapshot {
  made ??= read();
  return made;
}

function read(): Snapshot {
  const records = parse(seed('catalogue.csv'), { columns: true, bom: true }) as Record<string, string>[];
  const { rows, faults } = readRows(records, 2, 2026);
  if (faults.length > 0) throw new Error(`the sample catalogue has ${faults.length} faults`);
  return makeSnapshot({
    book: makeBook({ version: 1, publishedAt: saturday, sample: true, rows }),
    areas: readAreas(seed('service-areas.csv')),
    pincodes: makePincodes(readPincodes(seed('pincodes.csv'))),
    lexicon: buildLexicon(copy),
  });
}
