import { databaseFolder } from '#bots/secrets.ts';
import { no, ok, type Result } from '#core/shared/index.ts';
import { type Database, openDatabase } from '#db/client/index.ts';
import { AlreadyRunning } from '#db/lock.ts';
import type { Screen } from '../import-catalogue/screen.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

type Where = { readonly environment: Environment; readonly dataDir: string; readonly screen: Screen };

/**
 * Does `work` on the database of DATABASE_URL, else on the embedded one in `dataDir`, and gives its exit code. When the
 * database cannot be opened it says why, and gives 1.
 */
export async function onDatabase(
  { environment, dataDir, screen }: Where,
  work: (database: Database) => Promise<number>,
): Promise<number> {
  const opened = await open(environment, dataDir);
  if (!opened.ok) {
    screen.error(opened.reason);
    return 1;
  }
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

async function open({ DATABASE_URL }: Environment, dataDir: string): Promise<Result<Database, string>> {
  const url = DATABASE_URL?.trim();
  const folder = databaseFolder(dataDir);
  try {
    const database = await openDatabase(url ? { url } : { dataDir: folder });
    await database.migrate();
    return ok(database);
  } catch (error) {
    if (error instanceof AlreadyRunning)
      return no(
        `Haat is running on ${folder}, and only one process may open it. Stop it, and run this again.`,
      );
    const where = url ? 'the database of DATABASE_URL' : `the embedded database in ${folder}`;
    return no(`${where} cannot be opened: ${(error as Error).message}`);
  }
}
