import { userInfo } from 'node:os';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { clean } from '#core/shared/index.ts';
import type { Environment } from './open-target.ts';

/** What a command line asks for, or the exit code when there is nothing to do. */
export type Asked<Options> = { readonly file: string; readonly options: Options } | { readonly exit: number };

export type AreasArguments = { readonly dryRun?: true; readonly dataDir: string };

export type ListArguments = AreasArguments & {
  /** Percent. */
  readonly limit: number;
  readonly forcePrices?: true;
  readonly by: string;
  readonly sample?: true;
};

export const readListArguments = (args: readonly string[], environment: Environment): Asked<ListArguments> =>
  read(
    args,
    command(environment, 'import-catalogue')
      .description('Puts a list of models and prices (CSV) in force, whole or not at all.')
      .option('--limit <percent>', 'refuse a price that moves by more than this', percent, 15)
      .option('--force-prices', 'publish prices however far they move')
      .option('--by <name>', 'who answers for these prices', name, whoever())
      .option('--sample', 'say on every screen that these prices are a sample'),
  );

export const readAreasArguments = (
  args: readonly string[],
  environment: Environment,
): Asked<AreasArguments> =>
  read(
    args,
    command(environment, 'import-areas').description(
      'Puts a list of service areas (CSV) in the place of the one before.',
    ),
  );

export const readVendorsArguments = (
  args: readonly string[],
  environment: Environment,
): Asked<AreasArguments> =>
  read(
    args,
    command(environment, 'import-vendors').description(
      'Puts a list of vendors (CSV) in the place of the one before.',
    ),
  );

const command = ({ DATA_DIR }: Environment, named: string): Command =>
  new Command(named)
    .argument('<file>', 'the list')
    .option('--dry-run', 'look at the list and publish nothing')
    .option('--data-dir <dir>', 'where the embedded database is', DATA_DIR?.trim() || '.data')
    .showHelpAfterError(`For example: npm run ${named} -- ${named.replace('import-', '')}.csv --dry-run`)
    .exitOverride();

function read<Options>(args: readonly string[], parser: Command): Asked<Options> {
  try {
    parser.parse(args, { from: 'user' });
    return { file: parser.processedArgs[0] as string, options: parser.opts() as Options };
  } catch (error) {
    if (error instanceof CommanderError) return { exit: error.exitCode };
    throw error;
  }
}

function percent(text: string): number {
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(text))
    throw new InvalidArgumentError('Write percent, for example 15 or 7.5.');
  return Number(text);
}

export function name(text: string): string {
  const shown = clean(text);
  if (shown === '' || shown.length > 80)
    throw new InvalidArgumentError('Write a name of up to 80 characters.');
  return shown;
}

/** A user of a container need not have a name. */
export function whoever(): string {
  try {
    return userInfo().username;
  } catch {
    return 'command line';
  }
}
