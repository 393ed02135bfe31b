import type { Database } from '#db/client/index.ts';
import { type LinkedChat, linksOf, unlinkChat } from '#db/customers/index.ts';
import { command, onFolder, runCommand } from '../books/command.ts';
import { type Environment, onDatabase } from '../books/open-database.ts';
import { name, whoever } from '../import-catalogue/arguments.ts';
import type { Screen } from '../import-catalogue/screen.ts';

const example = 'npm run linked-chats -- end whatsapp:106540352242922:919876543210';

type Run = (dataDir: string, work: (database: Database) => Promise<number>) => Promise<void>;

/** Which chats are one customer's, and taking one out again. The exit code: 0 when there were any, else 1. */
export function linkedChats(
  args: readonly string[],
  environment: Environment,
  screen: Screen,
): Promise<number> {
  let code = 0;
  const run: Run = async (dataDir, work) => {
    code = await onDatabase({ environment, dataDir, screen }, work);
  };
  const parser = command('linked-chats', example, screen).description("Which chats are one customer's.");
  onFolder(parser.command('show'), environment)
    .description('Shows every link that a chat ever had, and the chats at its other end.')
    .argument('<chat>', 'as it stands on the card of an order or a task')
    .action((chat: string, { dataDir }: { dataDir: string }) =>
      run(dataDir, (database) => show(database, chat, screen)),
    );
  onFolder(parser.command('end'), environment)
    .description(
      'Takes a chat out: it shows its own orders only, until it proves a number or carries a code anew.',
    )
    .argument('<chat>', 'as it stands on the card of an order or a task')
    .option('--by <name>', 'who answers for it', name, whoever())
    .action((chat: string, { dataDir, by }: { dataDir: string; by: string }) =>
      run(dataDir, async (database) => {
        const ended = await unlinkChat(database, { conversation: chat, at: Date.now(), by: `script:${by}` });
        if (ended === 0) screen.error(`${chat} is linked to no other chat.`);
        else screen.info(`${chat} is by itself again.`);
        return ended === 0 ? 1 : 0;
      }),
    );
  return runCommand(parser, args, () => code);
}

async function show(database: Database, chat: string, screen: Screen): Promise<number> {
  const links = await linksOf(database, chat);
  if (links.length === 0) screen.info(`${chat} was never linked to another chat.`);
  else screen.list('Linked', links.map(line));
  return links.length === 0 ? 1 : 0;
}

const line = ({ conversation, bond, at, undoneAt, undoneBy }: LinkedChat): string => {
  const by = bond.startsWith('phone:') ? 'a number that was proven' : 'a code that was carried over';
  const ended = undoneAt === null ? '' : `, ended ${when(undoneAt)} by ${undoneBy}`;
  return `${conversation}, by ${by}, ${when(at)}${ended}`;
};

const when = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
