import { existsSync } from 'node:fs';
import { funnel } from './admin/funnel.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await funnel(process.argv.slice(2), process.env, console.log);
