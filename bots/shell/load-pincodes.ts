import { readFileSync } from 'node:fs';
import { makePincodes, type Pincodes, readPincodes } from '#core/customers/index.ts';

const file = new URL('../../db/seed/pincodes.csv', import.meta.url);

/** All pincodes of India, read once from the file that comes with Haat; sources in db/seed/PINCODES.md. */
export const loadPincodes = (): Pincodes => makePincodes(readPincodes(readFileSync(file, 'utf8')));
