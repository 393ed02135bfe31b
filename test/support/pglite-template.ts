import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../db/client/index.ts';
import { migrationsFolder } from '../../db/migrate.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The path of a dump of a migrated PGlite. Making a database takes PGlite 4 to 7 seconds, loading a dump less than one:
 * it is made once for each state of the migrations.
 */
export async function pgliteTemplate(): Promise<string> {
  const path = join(root, '.cache', `pglite-${fingerprint()}.tar`);
  if (existsSync(path)) return path;
  mkdirSync(join(root, '.cache'), { recursive: true });
  const database = await openDatabase({ memory: true });
  await database.migrate();
  const dump = await database.dump?.();
  await database.close();
  if (!dump) throw new Error('only PGlite can be dumped');
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, Buffer.from(await dump.arrayBuffer()));
  renameSync(unfinished, path);
  return path;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')));
  for (const file of readdirSync(migrationsFolder).sort())
    if (file.endsWith('.sql')) hash.update(readFileSync(join(migrationsFolder, file)));
  return hash.digest('hex').slice(0, 16);
}
