import { InvalidArgumentError } from 'commander';
import { availableOf, type Entry, refusalLine } from '#core/ledger/index.ts';
import { localTime } from '#core/shared/index.ts';
import type { Database } from '#db/client/index.ts';
import { entriesOf, recordTopUp, walletOf } from '#db/ledger/index.ts';
import { hasVendor } from '#db/vendors/index.ts';
import { createCopy, plain } from '#prompts/index.ts';
import { name, whoever } from '../import-catalogue/arguments.ts';
import type { Screen } from '../import-catalogue/screen.ts';
import { rupees } from '../import-catalogue/words.ts';
import { amount, reference } from './arguments.ts';
import { command, onFolder, runCommand } from './command.ts';
import { type Environment, onDatabase } from './open-database.ts';

const example = 'npm run wallet -- top-up asha-mobiles 5000 --reference HDFCN52026112212345678';

type Run = (dataDir: string, work: (database: Database) => Promise<number>) => Promise<void>;

/** `top-up` and `show` of a vendor's wallet. The exit code: 0 when it was done, else 1. */
export function wallet(args: readonly string[], environment: Environment, screen: Screen): Promise<number> {
  let code = 0;
  const run: Run = async (dataDir, work) => {
    code = await onDatabase({ environment, dataDir, screen }, work);
  };
  const parser = command('wallet', example, screen).description('What vendors have paid in, and have left.');
  addTopUp(parser.command('top-up'), environment, { run, screen });
  addShow(parser.command('show'), environment, { run, screen });
  return runCommand(parser, args, () => code);
}

type Tools = { readonly run: Run; readonly screen: Screen };
type TopUp = { readonly dataDir: string; readonly reference: string; readonly by: string };

function addTopUp(
  parser: ReturnType<typeof command>,
  environment: Environment,
  { run, screen }: Tools,
): void {
  onFolder(parser, environment)
    .description('Records a transfer of a vendor to the shop. The same reference is booked once.')
    .argument('<vendor>', 'who paid', vendorName)
    .argument('<rupees>', 'how much, for example 5000 or 1,25,000.50', amount)
    .requiredOption('--reference <text>', 'what the bank calls the transfer (UTR)', reference)
    .option('--by <name>', 'who answers for it', name, whoever())
    .action((vendor: string, paid: number, { dataDir, reference: known, by }: TopUp) =>
      run(dataDir, async (database) => {
        if (!(await isKnown(database, vendor, screen))) return 1;
        const topUp = { vendor, amount: paid, reference: known, by: `script:${by}`, at: Date.now() };
        const booked = await database.inTransaction((tx) => recordTopUp(tx, topUp));
        if (!booked.ok) screen.error(plain(createCopy().write('en', refusalLine(booked.reason))));
        else if (booked.value.posted) screen.info(`${rupees(paid)} of ${vendor} are booked.`);
        else screen.info(`${rupees(paid)} of ${vendor} were booked before: nothing has changed.`);
        await show(database, vendor, screen);
        return booked.ok ? 0 : 1;
      }),
    );
}

function addShow(parser: ReturnType<typeof command>, environment: Environment, { run, screen }: Tools): void {
  onFolder(parser, environment)
    .description('Shows what a vendor may spend, and what is held for orders.')
    .argument('<vendor>', 'whose wallet', vendorName)
    .action((vendor: string, { dataDir }: { dataDir: string }) =>
      run(dataDir, async (database) => {
        if (!(await isKnown(database, vendor, screen))) return 1;
        await show(database, vendor, screen);
        const entries = await entriesOf(database, { vendor, limit: 10 });
        if (entries.length > 0) screen.list('What moved last', entries.map(movement(vendor)));
        return 0;
      }),
    );
}

/** A wallet of nobody is money that nobody can spend. */
async function isKnown(database: Database, vendor: string, screen: Screen): Promise<boolean> {
  const known = await hasVendor(database, vendor);
  if (!known)
    screen.error(
      `There is no vendor ${vendor} in the list. Money that came from nobody known: npm run books -- unmatched`,
    );
  return known;
}

async function show(database: Database, vendor: string, screen: Screen): Promise<void> {
  const { available, held } = await walletOf(database, vendor);
  screen.list(`Wallet of ${vendor}`, [`available ${rupees(available)}`, `held      ${rupees(held)}`]);
}

/** `2026-11-22 hold HT-7K3F-9M2Q-XY4A -₹14,218.80`: what it did to the money that the vendor may spend. */
const movement =
  (vendor: string) =>
  ({ at, kind, order, reference, lines }: Entry): string => {
    const amount = lines.find(({ account }) => account === availableOf(vendor))?.amount ?? 0;
    const sign = amount < 0 ? '-' : '+';
    const about = [localTime(at, 'Asia/Kolkata').date, kind, order ?? reference ?? ''];
    return [...about.filter((each) => each !== ''), `${sign}${rupees(Math.abs(amount))}`].join(' ');
  };

function vendorName(text: string): string {
  if (!/^[\w:.@-]{1,80}$/.test(text))
    throw new InvalidArgumentError('Write the vendor as in the list of vendors, without spaces.');
  return text;
}
