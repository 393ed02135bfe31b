import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Break, chosenBreaks, readBreaks } from './breaks/list.ts';
import { makeScratch, type Scratch, titleOf } from './breaks/scratch.ts';
import { type Verdict, verdictOf } from './breaks/verdict.ts';

/**
 * `npm run break-once -- --from S0-40`: takes away the behaviour of each row of `test/breaks`, one at a time in a copy of
 * the tree, and expects a test that names the row to fail. Ends with 1 when one of them does not.
 */
const { row, from } = parseArgs({ options: { row: { type: 'string' }, from: { type: 'string' } } }).values;
const root = fileURLToPath(new URL('..', import.meta.url));
const breaks = chosenBreaks(readBreaks(root), { row, from });
if (breaks.length === 0) throw new Error('test/breaks has no such row');

/** As many as the machine that this is made for has cores. */
const scratches = [makeScratch(root), makeScratch(root)];
const bad: string[] = [];
try {
  const sound = await soundRows(scratches[0] as Scratch);
  const waiting = [...breaks];
  await Promise.all(
    scratches.map(async (scratch) => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        report(next, sound.has(next) ? await scratch.tryBreak(next) : 'unsound');
    }),
  );
} finally {
  for (const scratch of scratches) scratch.remove();
}
console.log(
  `${breaks.length} breaks, ${breaks.length - bad.length} caught${bad.map((each) => `, ${each}`).join('')}`,
);
process.exitCode = bad.length > 0 ? 1 : 0;

/** Entries whose tests pass while nothing is broken: any other failure says nothing. */
async function soundRows(scratch: Scratch): Promise<Set<Break>> {
  const files = [...new Set(breaks.map(({ test }) => test))];
  const title = [...new Set(breaks.map(titleOf))].join('|');
  const whole = await scratch.test({ files, title, workers: scratches.length });
  return new Set(breaks.filter((each) => whole && verdictOf(whole, each) === 'survived'));
}

function report({ row: broken, file, test }: Break, verdict: Verdict): void {
  if (verdict !== 'caught') bad.push(`${broken} ${verdict}`);
  console.log(`${broken.padEnd(6)}  ${verdict.padEnd(8)}  ${file}  ${test}`);
}
