import type { Tracking } from '#db/reports/index.ts';
import { type Environment, runTask } from './run-task.ts';

/**
 * Prints what became of yesterday's analytics events (S0-79). The exit code: 1 when an event failed or an order has none
 * that went out, so that a timer of the machine can raise it.
 */
export async function checkTracking(
  args: readonly string[],
  environment: Environment,
  say: (text: string) => void,
): Promise<number> {
  if (args.length > 0) {
    say('Usage: npm run check-tracking, without anything behind it.');
    return 1;
  }
  const read = await runTask(environment, 'tracking', {});
  if (!read.ok) {
    say(read.reason);
    return 1;
  }
  for (const line of trackingReport(read.value)) say(line);
  return faultsOf(read.value) > 0 ? 1 : 0;
}

const faultsOf = ({ events, failed, orders }: Tracking): number =>
  [
    ...events.map((row) => row.notSent),
    ...failed.map((row) => row.failed),
    ...orders.map((row) => row.silent),
  ].reduce((all, one) => all + one, 0);

const trackingReport = (tracking: Tracking): readonly string[] => {
  const { events, failed, orders } = tracking;
  const faults = faultsOf(tracking);
  return [
    'Events of yesterday (name, source, provider: sent / not sent)',
    ...orNone(
      events.map((row) => `  ${row.name}, ${row.source}, ${row.provider}: ${row.sent} / ${row.notSent}`),
    ),
    'Orders of yesterday (source: orders, with campaign tags, without an event that went out)',
    ...orNone(orders.map((row) => `  ${row.source}: ${row.orders}, ${row.tagged}, ${row.silent}`)),
    'Events that failed or are tried again, of any day',
    ...orNone(failed.map((row) => `  ${row.name}: ${row.failed} failed, ${row.waiting} tried again`)),
    faults === 0 ? 'All that should have gone out went out.' : `Please look: ${faults} did not go out.`,
  ];
};

const orNone = (lines: readonly string[]): readonly string[] => (lines.length > 0 ? lines : ['  none']);
