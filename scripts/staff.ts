import { existsSync } from 'node:fs';
import { staff } from './admin/staff.ts';

// Settings of this folder; what the environment says wins.
if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await staff(process.argv.slice(2), process.env, console.log);
