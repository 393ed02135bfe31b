import type { VendorState } from '#db/vendors/index.ts';
import { type Environment, runTask } from './run-task.ts';

type Say = (text: string) => void;

const usage = `Usage:
  npm run vendors -- list
  npm run vendors -- suspend VENDOR     nothing is offered to it, and it may claim nothing
  npm run vendors -- resume VENDOR
Vendors and their areas are a list of their own: npm run import-vendors`;

/** Shows vendors, stops one or lets it go on. The exit code: 0 when it is done, else 1. */
export async function vendors(args: readonly string[], environment: Environment, say: Say): Promise<number> {
  const [command = 'list', vendor = '', ...more] = args;
  if (more.length > 0) return fail(say, usage);
  if (command === 'list') return list(environment, say);
  if ((command === 'suspend' || command === 'resume') && vendor !== '')
    return suspend(environment, say, { vendor, suspended: command === 'suspend' });
  return fail(say, usage);
}

async function list(environment: Environment, say: Say): Promise<number> {
  const found = await runTask(environment, 'vendor-list', {});
  if (!found.ok) return fail(say, found.reason);
  if (found.value.length === 0) say('No vendor is listed: the shop picks up itself.');
  for (const vendor of found.value) say(line(vendor));
  return 0;
}

const line = ({ id, name, active, suspended }: VendorState): string =>
  `${id.padEnd(20)} ${name.padEnd(28)} ${suspended ? 'suspended' : active ? 'active' : 'in no list'}`;

type Wish = { readonly vendor: string; readonly suspended: boolean };

async function suspend(environment: Environment, say: Say, wish: Wish): Promise<number> {
  const unknown = `There is no vendor ${wish.vendor.slice(0, 80)}. See: npm run vendors -- list`;
  if (wish.vendor.length > 80) return fail(say, unknown);
  const done = await runTask(environment, 'vendor-suspend', wish);
  if (!done.ok) return fail(say, done.reason);
  if (!done.value) return fail(say, unknown);
  say(
    wish.suspended
      ? `${wish.vendor} is suspended: what it has stays with it, and it gets nothing new.`
      : `${wish.vendor} may have orders again.`,
  );
  return 0;
}

function fail(say: Say, reason: string): number {
  say(reason);
  return 1;
}
