import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { ourFiles } from './files.ts';
import { idsIn, titlesIn } from './requirements-rules.ts';

/** `npm run coverage-of-requirements -- --area S0-1..S0-64`: which demanded behaviours no test names. */
const { area } = parseArgs({ options: { area: { type: 'string' } } }).values;
const wanted = area ? new Set(idsIn(area)) : undefined;
const all: { id: string; behaviour: string }[] = parse(readFileSync('test/data/requirements.csv'), {
  columns: true,
});
const rows = all.filter(({ id }) => !wanted || wanted.has(id));

const tests = new Map<string, number>();
for (const { text } of ourFiles(/^test\/.+\.(test|contract)\.ts$/))
  for (const id of titlesIn(text).flatMap(idsIn)) tests.set(id, (tests.get(id) ?? 0) + 1);

const missing = rows.filter(({ id }) => !tests.has(id));
for (const { id, behaviour } of missing) console.log(`${id}  ${behaviour}`);
const strangers = [...tests.keys()].filter((id) => !all.some((row) => row.id === id));
for (const id of strangers) console.log(`${id}  named by a test, demanded by nobody`);
console.log(`${rows.length} rows, ${rows.length - missing.length} named by a test, ${missing.length} not`);
