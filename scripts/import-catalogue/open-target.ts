import { databaseFolder, deriveSecrets, folderSecret } from '#bots/secrets.ts';
import { no, ok, type Result } from '#core/shared/index.ts';
import { importAreas, importList } from '#db/books/index.ts';
import { openDatabase } from '#db/client/index.ts';
import { lostLeads } from '#db/leads/index.ts';
import { AlreadyRunning, readLock } from '#db/lock.ts';
import { importVendors } from '#db/vendors/index.ts';
import { running } from './running.ts';
import type { Target } from './target.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const busy = 'Another process uses the data folder and cannot be reached yet. Try again in a moment.';

/**
 * The database of DATABASE_URL; else the embedded one in `dataDir`, which only one process may open: when Haat runs on
 * it, it is asked to do the work. The reason is one sentence for the operator.
 */
export async function openTarget(environment: Environment, dataDir: string): Promise<Result<Target, string>> {
  const url = environment.DATABASE_URL?.trim();
  if (url) return openIn({ url }, 'the database of DATABASE_URL');
  const folder = databaseFolder(dataDir);
  const holder = readLock(folder);
  if (!holder) return openIn({ dataDir: folder }, `the embedded database in ${folder}`);
  if (!holder.url) return no(busy);
  const secret = environment.HAAT_SECRET?.trim() || folderSecret(dataDir);
  return ok(running(holder.url, deriveSecrets(secret).local));
}

type Where = Parameters<typeof openDatabase>[0];

async function openIn(where: Where, name: string): Promise<Result<Target, string>> {
  try {
    const database = await openDatabase(where);
    await database.migrate();
    return ok({
      name,
      importList: (source, how) => importList(database, source, how),
      importAreas: (source, how) => importAreas(database, source, how),
      importVendors: (source, how) => importVendors(database, source, how),
      lostLeads: (wish) => lostLeads(database, wish),
      close: () => database.close(),
    });
  } catch (error) {
    if (error instanceof AlreadyRunning) return no(busy);
    return no(`${name} cannot be opened: ${reasonOf(error)}`);
  }
}

const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'CONNECTION_LOST')
    return 'it does not answer.';
  return message;
};
