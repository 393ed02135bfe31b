import { existsSync } from 'node:fs';
import { checkPincodes } from './admin/check-pincodes.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await checkPincodes(process.env, console.log);
