import { writeFileSync } from 'node:fs';
import type { RowFault } from '#core/catalogue/index.ts';
import type { Screen } from './screen.ts';
import { counted, firstOf } from './words.ts';

/** Faults that are shown; when there are more, all of them go into a file beside the list. */
const shownFaults = 20;

type Faulty = { readonly faults: readonly RowFault[]; readonly count: number };

/** Shows what is wrong with a list, by line. */
export function showFaults(screen: Screen, file: string, { faults, count }: Faulty): void {
  const lines = faults.slice(0, shownFaults).map(({ line, reason }) => `line ${line}: ${reason}`);
  screen.error(firstOf(lines, count, shownFaults).join('\n'));
  if (count > shownFaults) screen.info(keep(`${file}.faults.csv`, faults));
}

function keep(path: string, faults: readonly RowFault[]): string {
  const rows = faults.map(({ line, reason }) => `${line},"${reason.replaceAll('"', '""')}"\n`);
  try {
    writeFileSync(path, `line,reason\n${rows.join('')}`);
    return `${path} has ${counted(faults.length, 'of them', 'of them')}.`;
  } catch {
    return `${path}, which would hold them all, cannot be written.`;
  }
}
