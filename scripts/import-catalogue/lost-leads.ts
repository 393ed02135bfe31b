import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { days as daysLong } from '#core/shared/index.ts';
import type { Gap } from '#db/leads/index.ts';
import { type Environment, openTarget } from './open-target.ts';
import { NotTaken } from './running.ts';
import type { Screen } from './screen.ts';
import { counted, firstOf, rupees } from './words.ts';

/** Shows where a vendor is missing: what was lost lately because nobody picks up there. The exit code: 0, or 1. */
export async function showLostLeads(
  args: readonly string[],
  environment: Environment,
  screen: Screen,
): Promise<number> {
  const asked = readArguments(args, environment);
  if ('exit' in asked) return asked.exit;
  const { days, dataDir } = asked;
  screen.title(`Haat: sales that nobody could pick up, of the last ${counted(days, 'day')}`);
  const target = await openTarget(environment, dataDir);
  if (!target.ok) return fail(screen, target.reason);
  try {
    show(screen, await target.value.lostLeads({ since: Date.now() - daysLong(days) }));
    return 0;
  } catch (error) {
    if (error instanceof NotTaken) return fail(screen, error.message);
    throw error;
  } finally {
    await target.value.close();
  }
}

function fail(screen: Screen, reason: string): number {
  screen.error(reason);
  return 1;
}

function show(screen: Screen, gaps: readonly Gap[]): void {
  if (gaps.length > 0)
    screen.list('Recruit a vendor here, the most money first', firstOf(gaps.map(lineOf), gaps.length, 50));
  const [leads, value] = [total(gaps, 'leads'), total(gaps, 'value')];
  if (gaps.length === 0) screen.end('None: everybody was served.');
  else screen.end(`${counted(leads, 'lead')} of ${rupees(value)} in ${counted(gaps.length, 'place')}.`);
}

const total = (gaps: readonly Gap[], what: 'leads' | 'value'): number =>
  gaps.reduce((sum, gap) => sum + gap[what], 0);

const lineOf = ({ pincode, district, category, leads, value, wishes }: Gap): string =>
  `${pincode}  ${district.padEnd(20)}  ${category.padEnd(7)}  ${counted(leads, 'lead').padStart(9)}  ` +
  `${rupees(value).padStart(12)}${wishes > 0 ? `  ${wishes} want to be told` : ''}`;

type Arguments = { readonly days: number; readonly dataDir: string } | { readonly exit: number };

function readArguments(args: readonly string[], { DATA_DIR }: Environment): Arguments {
  const parser = new Command('lost-leads')
    .description('Shows where a vendor is missing.')
    .option('--days <n>', 'how far back to look', wholeDays, 7)
    .option('--data-dir <dir>', 'where the embedded database is', DATA_DIR?.trim() || '.data')
    .showHelpAfterError('For example: npm run lost-leads -- --days 30')
    .exitOverride();
  try {
    return parser.parse(args, { from: 'user' }).opts();
  } catch (error) {
    if (error instanceof CommanderError) return { exit: error.exitCode };
    throw error;
  }
}

function wholeDays(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('Write days, for example 7.');
  return Number(text);
}
