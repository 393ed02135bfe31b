import { z } from 'zod';
import { idsIn } from '../check/requirements-rules.ts';
import type { Break } from './list.ts';

/** The part of vitest's JSON report that is read here. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      /** The test file, an absolute path. */
      name: z.string(),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

type TestOutcome = z.infer<typeof reportSchema>['testResults'][number]['assertionResults'][number];

/**
 * `survived`: the tests that name the row pass all the same. `stale`: the text to break is not there once.
 * `crashed`: it failed to load or to run rather than to agree. `unsound`: they fail without the break, or there are none.
 */
export type Verdict = 'caught' | 'survived' | 'stale' | 'crashed' | 'unsound';

/** What a report says of a row, by one test file. Of the tree as it is, `survived` means that all is well. */
export function verdictOf(report: unknown, { row, test: file }: Pick<Break, 'row' | 'test'>): Verdict {
  const all = reportSchema.parse(report).testResults.filter(({ name }) => name.endsWith(`/${file}`));
  const ran = all.flatMap(({ assertionResults }) => assertionResults).filter(wasRun);
  const named = ran.filter((test) => rowsOf(test).includes(row));
  const failed = named.filter(({ status }) => status === 'failed');
  if (failed.some(disagreed)) return 'caught';
  if (failed.length > 0 || all.some(({ assertionResults }) => assertionResults.length === 0))
    return 'crashed';
  return named.length > 0 ? 'survived' : 'unsound';
}

const wasRun = ({ status }: TestOutcome): boolean => status === 'passed' || status === 'failed';

/** A test stands for the rows of its own title; where it names none, for those of the group around it. */
function rowsOf({ title, ancestorTitles }: TestOutcome): string[] {
  for (const text of [title, ...ancestorTitles.toReversed()]) {
    const ids = idsIn(text);
    if (ids.length > 0) return ids;
  }
  return [];
}

/** An expectation that was not met, or a refusal; a mistake of the language or a time-out proves nothing. */
const disagreed = ({ failureMessages }: TestOutcome): boolean =>
  (failureMessages ?? []).some((message) => !crash.test(message));

const crash =
  /^(TypeError|ReferenceError|SyntaxError|RangeError|Error: (Test|Hook) timed out|Error: (Cannot find|Failed to))/;
