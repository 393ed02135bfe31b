import { existsSync } from 'node:fs';
import { checkPincodes } from './admin/check-pincodes.ts';
import { inOneLine } from './in-one-line.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await inOneLine(() => checkPincodes(process.argv.slice(2), process.env, console.log));
