import { existsSync } from 'node:fs';
import { linkedChats } from './admin/linked-chats.ts';
import { screenFor } from './import-catalogue/screen.ts';
import { inOneLine } from './in-one-line.ts';

// Settings of this folder; what the environment says wins.
if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await inOneLine(() =>
  linkedChats(process.argv.slice(2), process.env, screenFor(process.stdout)),
);
