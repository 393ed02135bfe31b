import { databaseFolder, deriveSecrets, folderSecret } from '#bots/secrets.ts';
import { no, ok, type Result } from '#core/shared/index.ts';
import { type AdminAnswer, type AdminArgs, type AdminTask, runAdminTask } from '#db/admin/index.ts';
import { openDatabase } from '#db/client/index.ts';
import { AlreadyRunning } from '#db/lock.ts';
import { holderOf } from '../holder.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Does a task on the database of DATABASE_URL, else on the embedded one in DATA_DIR; when Haat runs on that, Haat is
 * asked to do it. The reason is one sentence for the admin.
 */
export async function runTask<T extends AdminTask>(
  environment: Environment,
  name: T,
  args: AdminArgs<T>,
): Promise<Result<AdminAnswer<T>, string>> {
  const url = environment.DATABASE_URL?.trim();
  if (url) return (await runHere({ url }, name, args)) ?? no(cannotOpen);
  const dataDir = environment.DATA_DIR?.trim() || '.data';
  const folder = databaseFolder(dataDir);
  const holder = await holderOf(folder);
  const done = holder ? undefined : await runHere({ dataDir: folder }, name, args);
  if (done) return done;
  // It was started at the same moment, and had the folder first.
  const { url: where } = holder ?? (await holderOf(folder)) ?? {};
  if (!where)
    return no('Another process uses the data folder and cannot be reached yet. Try again in a moment.');
  const secret = environment.HAAT_SECRET?.trim() || folderSecret(dataDir);
  return askHaat({ url: where, token: deriveSecrets(secret).local }, name, args);
}

const cannotOpen = 'The database cannot be opened. Is DATABASE_URL or DATA_DIR right, and does it run?';

/** Undefined when another process has the folder by now. */
async function runHere<T extends AdminTask>(
  where: Parameters<typeof openDatabase>[0],
  name: T,
  args: AdminArgs<T>,
): Promise<Result<AdminAnswer<T>, string> | undefined> {
  const database = await openDatabase(where).catch((error: unknown) =>
    error instanceof AlreadyRunning ? error : undefined,
  );
  if (!database) return no(cannotOpen);
  if (database instanceof AlreadyRunning) return undefined;
  try {
    const ready = await database.migrate().then(
      () => true,
      () => false,
    );
    if (!ready) return no(cannotOpen);
    return await runAdminTask(database, name, { args, now: Date.now() });
  } finally {
    await database.close();
  }
}

type Haat = { readonly url: string; readonly token: string };

async function askHaat<T extends AdminTask>(
  { url, token }: Haat,
  name: T,
  args: AdminArgs<T>,
): Promise<Result<AdminAnswer<T>, string>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify(args);
  const response = await fetch(new URL(`/admin/tasks/${name}`, url), { method: 'POST', headers, body }).catch(
    () => undefined,
  );
  if (!response) return no(`Haat at ${url} does not answer. Is it stopping? Try again in a moment.`);
  if (response.ok) return ok(((await response.json()) as { readonly value: AdminAnswer<T> }).value);
  return no(reasons[response.status] ?? `Haat could not do it (HTTP ${response.status}). See its log.`);
}

const reasons: Readonly<Record<number, string>> = {
  401: 'Haat does not take orders from you: it was started with another HAAT_SECRET, or by another user.',
  404: 'The Haat that runs cannot do this: it is of an older release. Stop it, and run this again.',
};
