import type { ImportOptions, ImportOutcome } from '#db/books/index.ts';
import { type ListArguments, readListArguments } from './arguments.ts';
import { bringList } from './bring-list.ts';
import { showFaults } from './faults.ts';
import type { Environment } from './open-target.ts';
import type { Screen } from './screen.ts';
import { changesShown, counted, firstOf, staleness, summary } from './words.ts';

/** Imports a price list as the command line says. The exit code: 0 when the list is in force, or would be; else 1. */
export async function importCatalogue(
  args: readonly string[],
  environment: Environment,
  screen: Screen,
): Promise<number> {
  const asked = readListArguments(args, environment);
  if ('exit' in asked) return asked.exit;
  const { file, options } = asked;
  screen.title('Haat: import of a price list');
  const outcome = await bringList({ file, dataDir: options.dataDir, environment, screen }, (target, list) =>
    target.importList(list.bytes, { ...wishes(options), read: list.read }),
  );
  if (!outcome) return 1;
  show(screen, file, outcome);
  if (!options.sample && ownNow(outcome))
    screen.warn('From now on no screen calls these prices a sample. With --sample they would stay one.');
  return outcome.type === 'published' || outcome.type === 'checked' || outcome.type === 'unchanged' ? 0 : 1;
}

/** The shop's own prices take the place of a sample. */
const ownNow = (outcome: ImportOutcome): boolean =>
  outcome.type === 'published' && outcome.current?.sample === true;

const wishes = ({ by, sample, dryRun, limit, forcePrices }: ListArguments): ImportOptions => ({
  by,
  sample: sample ?? false,
  mode: dryRun ? 'check' : 'publish',
  limit: forcePrices ? 'none' : Math.round(limit * 100),
  at: Date.now(),
});

function show(screen: Screen, file: string, outcome: ImportOutcome): void {
  const old = outcome.current && staleness(outcome.current);
  if (old) screen.warn(old);
  if (outcome.type === 'faulty') showFaults(screen, file, outcome);
  if ('changes' in outcome)
    for (const [heading, lines] of changesShown(outcome.changes)) screen.list(heading, lines);
  if (outcome.type === 'refused') screen.error(outcome.reason);
  if (outcome.type === 'published' && outcome.answered.length > 0) {
    const names = outcome.answered.map(({ asked, name }) => `"${asked}": ${name}`);
    screen.list(`${counted(names.length, 'request')} answered, and the customers are told`, firstOf(names));
  }
  screen.end(summary(outcome));
}
