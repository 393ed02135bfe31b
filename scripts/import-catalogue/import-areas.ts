import type { AreasOutcome, ServiceAreas } from '#db/books/index.ts';
import { readAreasArguments } from './arguments.ts';
import { bringList } from './bring-list.ts';
import { showFaults } from './faults.ts';
import type { Environment } from './open-target.ts';
import type { Screen } from './screen.ts';
import { counted, firstOf } from './words.ts';

/** Imports service areas as the command line says. The exit code: 0 when they are in force, or would be; else 1. */
export async function importAreas(
  args: readonly string[],
  environment: Environment,
  screen: Screen,
): Promise<number> {
  const asked = readAreasArguments(args, environment);
  if ('exit' in asked) return asked.exit;
  const { file, options } = asked;
  screen.title('Haat: import of service areas');
  const mode = options.dryRun ? 'check' : 'publish';
  const outcome = await bringList({ file, dataDir: options.dataDir, environment, screen }, (target, list) =>
    target.importAreas(list.bytes, { mode, read: list.read }),
  );
  if (!outcome) return 1;
  show(screen, file, outcome);
  return outcome.type === 'faulty' ? 1 : 0;
}

function show(screen: Screen, file: string, outcome: AreasOutcome): void {
  if (outcome.type === 'faulty') showFaults(screen, file, outcome);
  if ('changes' in outcome) {
    const { added, gone } = outcome.changes;
    if (added.length > 0) screen.list(`New (${added.length})`, named(added));
    if (gone.length > 0) screen.list(`Gone (${gone.length})`, named(gone));
  }
  screen.end(summary(outcome));
}

const named = (areas: ServiceAreas): readonly string[] =>
  firstOf(areas.map(({ area, city }) => `${area.padEnd(13)}  ${city}`));

function summary(outcome: AreasOutcome): string {
  switch (outcome.type) {
    case 'faulty':
      return `Nothing was published: ${counted(outcome.count, 'fault')} in the list.`;
    case 'unchanged':
      return 'No changes: the same areas stay in force.';
    case 'checked':
      return 'Dry run, nothing was published.';
    case 'published':
      return `${counted(outcome.areas, 'area')} in force.`;
  }
}
