import { existsSync } from 'node:fs';
import { staff } from './admin/staff.ts';
import { inOneLine } from './in-one-line.ts';

// Settings of this folder; what the environment says wins.
if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await inOneLine(() => staff(process.argv.slice(2), process.env, console.log));
