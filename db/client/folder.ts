import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { type Lock, lockFolder } from '../lock.ts';
import { makeFolder } from '../make-folder.ts';

type Open = (dataDir: string, template?: Blob) => Promise<PGlite>;

/**
 * Opens a data folder that no other process uses; makes it when it is not there. A folder is made beside its place and
 * renamed when it is whole, since half of one cannot be opened ever again.
 */
export async function openFolder(
  dataDir: string,
  { open, template }: { readonly open: Open; readonly template: Blob | undefined },
): Promise<{ readonly client: PGlite; readonly lock: Lock }> {
  makeFolder(dirname(dataDir));
  const lock = lockFolder(dataDir);
  try {
    if (!isWhole(dataDir)) await make(dataDir, (unfinished) => open(unfinished, template));
    return { client: await open(dataDir), lock };
  } catch (error) {
    lock.release();
    throw error;
  }
}

const isWhole = (dir: string): boolean =>
  existsSync(join(dir, 'PG_VERSION')) && existsSync(join(dir, 'global', 'pg_control'));

async function make(dataDir: string, open: (unfinished: string) => Promise<PGlite>): Promise<void> {
  setAside(dataDir);
  const unfinished = `${dataDir}.tmp`;
  rmSync(unfinished, { recursive: true, force: true });
  await (await open(unfinished)).close();
  renameSync(unfinished, dataDir);
}

/** Names at the top of a Postgres data folder. */
const postgresNames =
  /^(PG_VERSION|base|global|pg_.*|postgresql\.(auto\.)?conf|postmaster\..*|current_logfiles)$/;

/** Half of a database is kept under another name. Somebody else's files are not touched at all. */
function setAside(dataDir: string): void {
  const names = existsSync(dataDir) ? readdirSync(dataDir) : [];
  const foreign = names.find((name) => !postgresNames.test(name));
  if (foreign)
    throw new Error(`${dataDir} holds other files (${foreign}): choose another folder for the data`);
  if (names.length > 0) renameSync(dataDir, `${dataDir}.broken-${Date.now()}`);
  else rmSync(dataDir, { recursive: true, force: true });
}
