import { existsSync } from 'node:fs';
import { checkTracking } from './admin/check-tracking.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await checkTracking(process.env, console.log);
