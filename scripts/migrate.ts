import { existsSync } from 'node:fs';
import { readSettings } from '#bots/env.ts';
import { databaseFolder } from '#bots/secrets.ts';
import { openDatabase } from '#db/client/index.ts';
import { inOneLine } from './in-one-line.ts';

// `npm run migrate`: brings the database up to date without starting Haat, which does the same by itself.
if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await inOneLine(async () => {
  const read = readSettings(process.env);
  if (!read.ok) {
    console.error(read.faults.join('\n'));
    return 1;
  }
  const { DATABASE_URL: url, DATA_DIR } = read.settings;
  const database = await openDatabase(url ? { url } : { dataDir: databaseFolder(DATA_DIR) });
  try {
    await database.migrate();
  } finally {
    await database.close();
  }
  console.log('The database is up to date.');
  return 0;
});
