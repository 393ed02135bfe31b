import { existsSync } from 'node:fs';
import { funnel } from './admin/funnel.ts';
import { inOneLine } from './in-one-line.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await inOneLine(() => funnel(process.argv.slice(2), process.env, console.log));
