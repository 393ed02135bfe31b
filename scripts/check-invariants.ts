import { existsSync } from 'node:fs';
import { showInvariants } from './books/check-invariants.ts';
import { screenFor } from './import-catalogue/screen.ts';
import { inOneLine } from './in-one-line.ts';

// Settings of this folder; what the environment says wins.
if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await inOneLine(() =>
  showInvariants(process.argv.slice(2), process.env, screenFor(process.stdout)),
);
