import { type Account, isAccount, refusalLine, vendorOfAccount } from '#core/ledger/index.ts';
import type { Database, Executor } from '#db/client/index.ts';
import { type Booked, correctAccount } from '#db/ledger/index.ts';
import { refusedToOrder } from '#db/orders/index.ts';
import { hasVendor, namedSide } from '#db/vendors/index.ts';
import { receiveUnmatched } from '#db/work/index.ts';
import { createCopy, plain } from '#prompts/index.ts';
import { name, whoever } from '../import-catalogue/arguments.ts';
import type { Screen } from '../import-catalogue/screen.ts';
import { rupees } from '../import-catalogue/words.ts';
import { amount, key, reference, why } from './arguments.ts';
import { command, onFolder, runCommand } from './command.ts';
import { type Environment, onDatabase } from './open-database.ts';

const example = 'npm run books -- unmatched 5000 --reference HDFCN52026112212345678';

const correction =
  'npm run books -- correct vendor-available:asha-mobiles 50 --key ticket-41 --reason "paid in cash" --approver Meera';

type Command = ReturnType<typeof command>;
type Work = (database: Database) => Promise<Booked | string>;
type Tools = {
  readonly environment: Environment;
  readonly run: (dataDir: string, done: string, work: Work) => Promise<void>;
};

/** What is booked by hand: money that matches nothing, and corrections. The exit code: 0 when it was done, else 1. */
export function byHand(args: readonly string[], environment: Environment, screen: Screen): Promise<number> {
  let code = 0;
  const run: Tools['run'] = async (dataDir, done, work) => {
    code = await onDatabase({ environment, dataDir, screen }, async (database) => {
      const booked = await work(database);
      if (typeof booked === 'string') screen.error(booked);
      else if (!booked.ok) screen.error(plain(createCopy().write('en', refusalLine(booked.reason))));
      else screen.info(booked.value.posted ? done : 'It was booked before: nothing has changed.');
      return typeof booked !== 'string' && booked.ok ? 0 : 1;
    });
  };
  const parser = command('books', example, screen).description('What is booked by hand.');
  addUnmatched(parser.command('unmatched'), { environment, run });
  addCorrect(parser.command('correct'), { environment, run });
  return runCommand(parser, args, () => code);
}

type Unmatched = {
  readonly dataDir: string;
  readonly reference: string;
  readonly out?: true;
  readonly by: string;
};

function addUnmatched(parser: Command, { environment, run }: Tools): void {
  onFolder(parser, environment)
    .description('Money on the statement of the bank that matches nothing: CX finds out what it is.')
    .argument('<rupees>', 'how much', amount)
    .requiredOption('--reference <text>', 'what the bank calls the transfer (UTR)', reference)
    .option('--out', 'it left the bank')
    .option('--by <name>', 'who answers for it', name, whoever())
    .action((moved: number, { dataDir, reference: known, out, by }: Unmatched) =>
      run(dataDir, `${rupees(moved)} wait in suspense, and CX has a task about it.`, (database) =>
        database.inTransaction((tx) =>
          receiveUnmatched(tx, {
            amount: out ? -moved : moved,
            reference: known,
            by: `script:${by}`,
            at: Date.now(),
          }),
        ),
      ),
    );
}

type Correct = {
  readonly dataDir: string;
  readonly key: string;
  readonly reason: string;
  readonly take?: true;
  readonly by: string;
  readonly approver: string;
};

function addCorrect(parser: Command, { environment, run }: Tools): void {
  onFolder(parser, environment)
    .showHelpAfterError(`For example: ${correction}`)
    .description('Puts an account right; two people answer for it. The same key is booked once.')
    .argument('<account>', 'such as vendor-available:asha-mobiles or payouts-due:HT-7K3F-9M2Q-XY4A')
    .argument('<rupees>', 'how much is added', amount)
    .requiredOption('--key <text>', 'your name of this correction, such as a ticket', key)
    .requiredOption('--reason <text>', 'why; it is kept for ever', why)
    .requiredOption('--approver <name>', 'who agrees, somebody else', name)
    .option('--take', 'it is taken away instead')
    .option('--by <name>', 'who answers for it', name, whoever())
    .action((account: string, moved: number, { dataDir, key, reason, take, by, approver }: Correct) =>
      run(dataDir, `${account} is corrected by ${rupees(moved)}.`, async (database) => {
        if (!isAccount(account)) return `There is no account ${account}. For example: ${correction}`;
        const vendor = vendorOfAccount(account);
        const sides = vendor && (await namedSide(database, { vendor, people: [by, approver] }));
        if (sides) return plain(createCopy().write('en', sides));
        const amounts = { account, amount: take ? -moved : moved };
        const people = { by: `script:${by}`, approver: `script:${approver}` };
        return database.inTransaction(async (tx) => {
          const refused = await refusedOwner(tx, account);
          if (refused) return refused;
          return correctAccount(tx, { ...amounts, ...people, key, reason, at: Date.now() });
        });
      }),
    );
}

/** An account of nobody would be money that nobody can have; an order has one only while there is money to have. */
async function refusedOwner(tx: Executor, account: Account): Promise<string | undefined> {
  const [kind, owner = ''] = account.split(/:(.*)/s);
  if (kind === 'payouts-due') {
    const refused = await refusedToOrder(tx, owner);
    return refused && plain(createCopy().write('en', refused));
  }
  if (owner === '' || (await hasVendor(tx, owner))) return undefined;
  return `${account} has no owner: no such vendor. See: npm run vendors -- list`;
}
