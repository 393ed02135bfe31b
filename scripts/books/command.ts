import { Command, CommanderError } from 'commander';
import type { Screen } from '../import-catalogue/screen.ts';
import type { Environment } from './open-database.ts';

/** A command of ours: it speaks on the screen, shows an example when it is not understood, and never ends the process. */
export const command = (name: string, example: string, screen: Screen): Command =>
  new Command(name)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => screen.info(text.trimEnd()),
      writeErr: (text) => screen.error(text.trimEnd()),
    })
    .showHelpAfterError(`For example: ${example}`);

/** Adds the option that says where the embedded database is. */
export const onFolder = (parser: Command, { DATA_DIR }: Environment): Command =>
  parser.option('--data-dir <dir>', 'where the embedded database is', DATA_DIR?.trim() || '.data');

/** Runs what the command line asks for; the exit code. */
export async function runCommand(
  parser: Command,
  args: readonly string[],
  code: () => number,
): Promise<number> {
  try {
    await parser.parseAsync(args, { from: 'user' });
    return code();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
}
