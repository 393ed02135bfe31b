import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import type { Sample } from './player.ts';
import { cpuPerTurn, type Samples, turnsPerSecond } from './rounds.ts';
import { figure, type Row } from './rows.ts';
import { median } from './stats.ts';
import type { Found } from './suite.ts';

const verdicts: Readonly<Record<Row['verdict'], string>> = {
  aim: 'aim reached',
  must: 'holds',
  missed: '**missed**',
  'not measured': 'not measured',
};

/** The targets as a Markdown table. */
export function targetsTable(rows: readonly Row[]): string {
  const lines = rows.map(({ id, metric, must, aim, measured, verdict, noisy }) =>
    row([id, metric, must, aim, noisy ? `${measured}, noisy` : measured, verdicts[verdict]]),
  );
  return [
    row(['#', 'metric', 'must', 'aim', 'measured', 'result']),
    '|---|---|--:|--:|--:|---|',
    ...lines,
  ].join('\n');
}

/** All contenders of one setting, medians of their rounds. CPU is in microseconds a turn, application and Postgres. */
export function contendersTable(title: string, samples: Samples): string {
  const lines = Object.entries(samples)
    .filter(([, rounds]) => rounds.length > 0)
    .map(([name, rounds]) => {
      const of = (metric: (sample: Sample) => number): string => figure(median(rounds.map(metric)));
      const app = of(({ cpu, turns }) => cpu / turns);
      const server = of(({ postgres, turns }) => postgres / turns);
      const [p50, p99, memory] = [of((each) => each.p50), of((each) => each.p99), of((each) => each.memory)];
      return row([name, of(turnsPerSecond), p50, p99, of(cpuPerTurn), app, server, memory]);
    });
  const head = row([title, 'turns/s', 'p50 ms', 'p99 ms', 'CPU', 'app', 'Postgres', 'MB']);
  return [head, '|---|--:|--:|--:|--:|--:|--:|--:|', ...lines].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Where and in what weather it was measured. */
export function weather(server: string): string {
  const load = loadavg()[0] ?? 0;
  const crowded = load > cpus().length + 1 ? ': others used this machine, so trust ratios, not figures' : '';
  return `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, ${server}; load ${load.toFixed(1)}${crowded}`;
}

export function markdown(found: Found, server: string): string {
  const tables = Object.entries(found.tables).map(([title, samples]) => contendersTable(title, samples));
  const facts = Object.entries(found.facts).map(([name, fact]) => `* ${name}: ${fact}`);
  const noisy = found.rows.filter((each) => each.noisy).length;
  const warning = noisy > 0 ? [`${noisy} figures are noisy: quartiles of the rounds lie far apart.`] : [];
  return [`${weather(server)}.`, targetsTable(found.rows), ...warning, facts.join('\n'), ...tables]
    .filter((part) => part !== '')
    .join('\n\n');
}

const marked = /(<!-- bench -->\n)[\s\S]*?(\n<!-- \/?bench -->)/;

/** Puts the tables between the markers of README.md; false when it has none. */
export function writeReadme(text: string): boolean {
  const path = new URL('../../README.md', import.meta.url);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (!marked.test(before)) return false;
  writeFileSync(
    path,
    before.replace(marked, (_, start, end) => `${start}${text}${end}`),
  );
  return true;
}
