import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { Command, Option } from 'commander';
import { full, quick } from './pace.ts';
import { markdown, writeReadme } from './report.ts';
import { openServer } from './server.ts';
import type { Found, Setting, Suite } from './suite.ts';
import { core } from './suites/core.ts';
import { e2e } from './suites/e2e.ts';
import { growth } from './suites/growth.ts';
import { queue } from './suites/queue.ts';
import { search } from './suites/search.ts';

const suites: Readonly<Record<string, Suite>> = { core, e2e, growth, queue, search };

type Options = {
  readonly suite?: string;
  readonly db: 'pg' | 'pglite';
  readonly peers?: true;
  readonly json?: string;
  readonly quick?: true;
  readonly readme?: true;
};

const options = new Command('npm run bench --')
  .description(
    'Measures the path of a message against other designs. DATABASE_URL names a server to measure on.',
  )
  .addOption(new Option('--suite <name>', 'only one of the suites').choices(Object.keys(suites)))
  .addOption(
    new Option('--db <kind>', 'where the product keeps its rows').choices(['pg', 'pglite']).default('pg'),
  )
  .option('--peers', 'also @grammyjs/conversations; install it by npm install in scripts/bench/peers')
  .option('--json <file>', 'write all figures there')
  .option('--quick', 'short rounds: a smoke test, not a measurement')
  .option('--readme', 'write the tables into README.md')
  .parse()
  .opts<Options>();

const server = await openServer();
const setting: Setting = {
  server,
  pace: options.quick ? quick : full,
  db: options.db,
  peers: options.peers ?? false,
  say: (line) => console.error(`${new Date().toISOString().slice(11, 19)} ${line}`),
};
const before = loadavg();
try {
  const found = await measure(options.suite ? [options.suite] : Object.keys(suites));
  const text = markdown(found, server.description);
  console.log(text);
  if (options.json)
    writeFileSync(options.json, JSON.stringify({ ...found, load: [before, loadavg()] }, null, 2));
  if (options.readme && !writeReadme(text)) console.error('README.md has no <!-- bench --> markers');
  if (found.rows.some(({ verdict }) => verdict === 'missed')) process.exitCode = 1;
} finally {
  await server.stop();
}

async function measure(names: readonly string[]): Promise<Found> {
  const all: Found[] = [];
  for (const name of names) {
    const found = await suites[name]?.(setting);
    await server.clear();
    if (found) all.push(found);
  }
  return {
    rows: all
      .flatMap(({ rows }) => rows)
      .sort((a, b) => Number.parseInt(a.id, 10) - Number.parseInt(b.id, 10)),
    tables: Object.assign({}, ...all.map(({ tables }) => tables)),
    facts: Object.assign({}, ...all.map(({ facts }) => facts)),
  };
}
