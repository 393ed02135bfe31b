import type { Line } from '#core/conversation/index.ts';
import { trialBalanceLines } from '#core/ledger/index.ts';
import { trialBalance } from '#db/ledger/index.ts';
import { anySimulated } from '#db/payouts/index.ts';
import { createCopy, plain } from '#prompts/index.ts';
import type { Screen } from '../import-catalogue/screen.ts';
import { command, onFolder, runCommand } from './command.ts';
import { type Environment, onDatabase } from './open-database.ts';

/** Shows the trial balance. The exit code: 0 when the books balance, else 1. */
export function showTrialBalance(
  args: readonly string[],
  environment: Environment,
  screen: Screen,
): Promise<number> {
  let code = 0;
  const parser = onFolder(command('trial-balance', 'npm run trial-balance', screen), environment)
    .description('Shows what all accounts have, and whether the books balance.')
    .action(async ({ dataDir }: { dataDir: string }) => {
      code = await onDatabase({ environment, dataDir, screen }, async (database) => {
        const trial = await trialBalance(database);
        const copy = createCopy();
        const lines: readonly Line[] = [
          ...trialBalanceLines(trial, { at: Date.now(), zone: 'Asia/Kolkata' }),
          ...((await anySimulated(database)) ? [{ key: 'ledger.some-simulated' } as const] : []),
        ];
        const [title = '', ...rest] = lines.map((line) => plain(copy.write('en', line)));
        screen.list(title, rest);
        return trial.balanced ? 0 : 1;
      });
    });
  return runCommand(parser, args, () => code);
}
