import { existsSync } from 'node:fs';
import { start } from './start.ts';

// Settings of this folder; what the environment says wins.
if (existsSync('.env')) process.loadEnvFile('.env');

const running = await start(process.env);
if (!running.ok) {
  for (const line of running.faults) console.error(line);
  process.exit(1);
}

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
