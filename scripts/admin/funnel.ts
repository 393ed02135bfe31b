import { funnelLines } from '#core/staff/index.ts';
import { createCopy, plain } from '#prompts/index.ts';
import { type Environment, runTask } from './run-task.ts';

/** Prints how far customers got, by channel and step. The exit code: 0 when it is printed, else 1. */
export async function funnel(
  args: readonly string[],
  environment: Environment,
  say: (text: string) => void,
): Promise<number> {
  const [flag, count = '7', ...more] = args;
  const days = Number(count);
  if (
    (flag !== undefined && flag !== '--days') ||
    more.length > 0 ||
    !Number.isInteger(days) ||
    days < 1 ||
    days > 90
  ) {
    say('Usage: npm run funnel -- [--days N], N from 1 to 90.');
    return 1;
  }
  const rows = await runTask(environment, 'funnel', { days });
  if (!rows.ok) {
    say(rows.reason);
    return 1;
  }
  const copy = createCopy();
  for (const line of funnelLines(rows.value)) say(plain(copy.write('en', line)));
  return 0;
}
