import { type Checked, checkDatabase } from '#db/invariants/index.ts';
import type { Screen } from '../import-catalogue/screen.ts';
import { firstOf } from '../import-catalogue/words.ts';
import { command, onFolder, runCommand } from './command.ts';
import { type Environment, onDatabase } from './open-database.ts';

/** Looks whether all that is always true is true now. The exit code: 0 when it is, else 1. */
export function showInvariants(
  args: readonly string[],
  environment: Environment,
  screen: Screen,
): Promise<number> {
  let code = 0;
  const parser = onFolder(command('check-invariants', 'npm run check-invariants', screen), environment)
    .description('Checks in the database what has to be true of money and orders at all times.')
    .action(async ({ dataDir }: { dataDir: string }) => {
      code = await onDatabase({ environment, dataDir, screen }, async (database) => {
        const checked = await checkDatabase(database);
        const broken = checked.filter(({ offending }) => offending.length > 0);
        for (const each of checked) show(screen, each);
        screen.end(
          broken.length === 0
            ? `All ${checked.length} hold.`
            : `Broken: ${broken.map(({ name }) => name).join(', ')}.`,
        );
        return broken.length === 0 ? 0 : 1;
      });
    });
  return runCommand(parser, args, () => code);
}

function show(screen: Screen, { name, says, offending }: Checked): void {
  if (offending.length === 0) screen.info(`ok      ${name}: ${says}`);
  else screen.error([`BROKEN  ${name}: ${says}`, ...firstOf(offending)].join('\n        '));
}
