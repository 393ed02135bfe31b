import { existsSync } from 'node:fs';
import { checkTracking } from './admin/check-tracking.ts';
import { inOneLine } from './in-one-line.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await inOneLine(() => checkTracking(process.argv.slice(2), process.env, console.log));
