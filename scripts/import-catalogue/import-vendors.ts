import type { VendorsOutcome } from '#db/vendors/index.ts';
import { readVendorsArguments } from './arguments.ts';
import { bringList } from './bring-list.ts';
import { showFaults } from './faults.ts';
import type { Environment } from './open-target.ts';
import type { Screen } from './screen.ts';
import { counted, firstOf } from './words.ts';

/** Imports vendors as the command line says. The exit code: 0 when they are in force, or would be; else 1. */
export async function importVendors(
  args: readonly string[],
  environment: Environment,
  screen: Screen,
): Promise<number> {
  const asked = readVendorsArguments(args, environment);
  if ('exit' in asked) return asked.exit;
  const { file, options } = asked;
  screen.title('Haat: import of vendors');
  const mode = options.dryRun ? 'check' : 'publish';
  const outcome = await bringList({ file, dataDir: options.dataDir, environment, screen }, (target, list) =>
    target.importVendors(list.bytes, { mode, read: list.read }),
  );
  if (!outcome) return 1;
  show(screen, file, outcome);
  return outcome.type === 'faulty' ? 1 : 0;
}

function show(screen: Screen, file: string, outcome: VendorsOutcome): void {
  if (outcome.type === 'faulty') showFaults(screen, file, outcome);
  if ('changes' in outcome) {
    const { added, changed, gone } = outcome.changes;
    const different = changed.map(({ name, what }) => `${name}: ${what.join(', ')}`);
    if (added.length > 0) screen.list(`New (${added.length})`, firstOf(added));
    if (changed.length > 0) screen.list(`Changed (${changed.length})`, firstOf(different));
    if (gone.length > 0) screen.list(`Gone (${gone.length}): they get no more orders`, firstOf(gone));
  }
  screen.end(summary(outcome));
}

function summary(outcome: VendorsOutcome): string {
  switch (outcome.type) {
    case 'faulty':
      return `Nothing was published: ${counted(outcome.count, 'fault')} in the list.`;
    case 'unchanged':
      return 'No changes: the same vendors stay in force.';
    case 'checked':
      return 'Dry run, nothing was published.';
    case 'published':
      return `${counted(outcome.vendors, 'vendor')} in force.`;
  }
}
