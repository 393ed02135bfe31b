import { existsSync } from 'node:fs';
import { start } from './start.ts';

// Settings of this folder; what the environment says wins.
if (existsSync('.env')) process.loadEnvFile('.env');

const running = await start(process.env);
if (!running.ok) {
  for (const line of running.faults) console.error(line);
  process.exit(1);
}

/** Milliseconds to finish what is under way; orchestrators kill after 30 s. What is left comes again by its lease. */
const patience = 10_000;

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(0), patience).unref();
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
