import { staffRoles } from '#core/staff/index.ts';
import type { Member } from '#db/staff/index.ts';
import { type Environment, runTask } from './run-task.ts';

type Say = (text: string) => void;

const usage = `Usage:
  npm run staff -- list
  npm run staff -- set ACCOUNT ROLE,ROLE     such as: set slack:T012:U345 cx,sales
  npm run staff -- remove ACCOUNT
Roles: ${staffRoles.join(', ')}. An account is shown by list once its person has acted.`;

/** Shows and changes who may do what. The exit code: 0 when it is done, else 1. */
export async function staff(args: readonly string[], environment: Environment, say: Say): Promise<number> {
  const [command = 'list', account = '', ...roles] = args;
  if (command === 'list') return list(environment, say);
  if (command === 'set' && account !== '') return set(environment, say, { account, roles: named(roles) });
  if (command === 'remove' && account !== '') return remove(environment, say, account);
  say(usage);
  return 1;
}

const named = (roles: readonly string[]): readonly string[] =>
  roles
    .join(',')
    .split(',')
    .map((role) => role.trim().toLowerCase())
    .filter((role) => role !== '');

async function list(environment: Environment, say: Say): Promise<number> {
  const found = await runTask(environment, 'staff-list', {});
  if (!found.ok) return fail(say, found.reason);
  if (found.value.length === 0) say('Nobody has acted for the shop yet.');
  for (const member of found.value) say(line(member));
  return 0;
}

const line = ({ account, name, roles, active }: Member): string =>
  `${account.padEnd(28)} ${name.padEnd(20)} ${active ? roles.join(', ') || 'no role' : 'let go'}`;

const isAccount = (text: string): boolean => /^[a-z]+:\S.{0,90}$/.test(text);
const accountsLook = 'An account looks like slack:T012:U345. See: npm run staff -- list';

type Wish = { readonly account: string; readonly roles: readonly string[] };

async function set(environment: Environment, say: Say, { account, roles }: Wish): Promise<number> {
  const known = staffRoles.filter((role) => roles.includes(role));
  const strange = roles.filter((role) => !known.some((each) => each === role));
  if (strange.length > 0)
    return fail(say, `There is no role ${strange.join(', ')}. Roles: ${staffRoles.join(', ')}.`);
  if (known.length === 0) return fail(say, `Which roles? One or more of: ${staffRoles.join(', ')}.`);
  if (!isAccount(account)) return fail(say, accountsLook);
  const done = await runTask(environment, 'staff-set', { account, roles: known });
  if (!done.ok) return fail(say, done.reason);
  say(`${account} is now: ${known.join(', ')}. It counts from the next thing they do.`);
  return 0;
}

async function remove(environment: Environment, say: Say, account: string): Promise<number> {
  if (!isAccount(account)) return fail(say, accountsLook);
  const done = await runTask(environment, 'staff-remove', { account });
  if (!done.ok) return fail(say, done.reason);
  if (!done.value) return fail(say, `Nobody active has the account ${account}. See: npm run staff -- list`);
  say(`${account} may not act for the shop any more.`);
  return 0;
}

function fail(say: Say, reason: string): number {
  say(reason);
  return 1;
}
