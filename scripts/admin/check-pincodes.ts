import { readFileSync } from 'node:fs';
import { type PincodeFault, pincodeFaults, readPincodes } from '#core/customers/index.ts';
import { type Environment, runTask } from './run-task.ts';

const table = new URL('../../db/seed/pincodes.csv', import.meta.url);

/** Of each kind no more are printed: the first ones tell what is wrong. */
const most = 20;

const headings: { readonly [K in PincodeFault['kind']]: string } = {
  twice: 'Pincodes that are there twice',
  unnamed: 'Pincodes without a district or a state',
  outside: 'Positions outside India',
  far: 'Positions far from the rest of the district',
  'two-states': 'Districts in more than one state',
  'no-pincode': 'Areas without any pincode',
  'mixed-states': 'Areas in more than one state',
  'two-cities': 'Pincodes that are served as parts of two cities',
};

/** Compares the pincode table with itself and with the areas in force (S0-80). The exit code: 1 when something conflicts. */
export async function checkPincodes(
  args: readonly string[],
  environment: Environment,
  say: (text: string) => void,
): Promise<number> {
  if (args.length > 0) {
    say('Usage: npm run check-pincodes, without anything behind it.');
    return 1;
  }
  const areas = await runTask(environment, 'areas', {});
  if (!areas.ok) {
    say(areas.reason);
    return 1;
  }
  const rows = readPincodes(readFileSync(table, 'utf8'));
  const faults = pincodeFaults(rows, areas.value);
  for (const kind of Object.keys(headings) as PincodeFault['kind'][]) {
    const group = faults.filter((each) => each.kind === kind);
    if (group.length === 0) continue;
    say(`${headings[kind]} (${group.length})`);
    for (const { about, what } of group.slice(0, most)) say(`  ${about}: ${what}`);
    if (group.length > most) say(`  … and ${group.length - most} more`);
  }
  if (areas.value.length === 0) say('No areas are in force yet: start Haat once, or npm run import-areas.');
  say(
    `${rows.length} pincodes and ${areas.value.length} areas looked at: ${faults.length || 'no'} conflicts.`,
  );
  return faults.length > 0 ? 1 : 0;
}
