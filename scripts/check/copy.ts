import { copyProblems } from './copy-rules.ts';
import { ourFiles } from './files.ts';

/** `npm run check` runs this: every language says the same, and nothing is written that nobody says. */
const words: Record<string, Record<string, Record<string, string>>> = {};
for (const { path, text } of ourFiles(/^prompts\/[a-z]{2}(-[A-Z]{2})?\/.+\.json$/)) {
  const [, locale = '', area = ''] = /^prompts\/(.+)\/(.+)\.json$/.exec(path) ?? [];
  // Words that people type, in each language its own.
  if (area === 'aliases') continue;
  words[locale] ??= {};
  words[locale][area] = JSON.parse(text);
}
const problems = copyProblems(words, ourFiles(/^(bots|core|db|prompts|scripts)\/.+\.(ts|js|html)$/));

for (const problem of problems) console.error(problem);
console.log(`copy: ${Object.keys(words).join(', ')}, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
