import { ourFiles } from './files.ts';
import { limits, medianOf, type Problem, problemsOf, textProblems } from './house-rules.ts';

/** `npm run check` runs this: the rules of the house that no linter knows. */
const sources = ourFiles(/\.ts$/);
const others = ourFiles(/\.(md|json|cjs|csv|sh|yml)$|^\.ci\/|^\.env\.example$/);
const problems: Problem[] = [
  ...sources.flatMap(({ path, text }) => problemsOf(path, text)),
  ...others.flatMap(({ path, text }) => textProblems(path, text)),
];
const lengths = sources
  .filter(({ path }) => /^(bots|core|db|prompts|scripts)\//.test(path))
  .map(({ text }) => text.split('\n').length - 1);
const median = medianOf(lengths);
if (median > limits.median)
  problems.push({
    path: '.',
    line: 0,
    what: `half of the files are longer than ${median} lines; ${limits.median} at most`,
  });

for (const { path, line, what } of problems) console.error(`${path}:${line} ${what}`);
console.log(`house: ${sources.length} files, median ${median} lines, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
