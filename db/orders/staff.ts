import type { Actor } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { no, ok, type Result } from '#core/shared/index.ts';
import { type Deed, firstRole, mayDo, readRoles, refusedDeed, type StaffRole } from '#core/staff/index.ts';
import type { Executor } from '../client/index.ts';

const read = `select s.name, s.roles, s.active,
    exists (select 1 from vendor_members m join vendors v on v.id = m.vendor
      where m.account = $1 and not m.left and not v.house) as "isVendor"
  from (select $1::text as account) a left join staff s on s.account = a.account`;
const add = `insert into staff (account, name, roles, active) values ($1, $2, array[$3::text], true)
  on conflict (account) do nothing`;
const rename = 'update staff set name = $2 where account = $1';

type Staff = {
  readonly name: string | null;
  readonly roles: readonly string[];
  readonly active: boolean;
  readonly isVendor: boolean;
};

/**
 * What this person is for the shop, read at the moment they act. Whoever acts for the first time is taken on: the
 * channel they come from (a Slack workspace) has let them in. The line that refuses who was let go.
 */
async function rolesOf(
  { query }: Pick<Executor, 'query'>,
  { account, name }: Pick<Actor, 'account' | 'name'>,
): Promise<Result<readonly StaffRole[], Line>> {
  const [row] = await query<Staff>(read, [account]);
  const known = row?.name == null ? undefined : row;
  const first = row?.isVendor ? 'vendor' : firstRole(account);
  if (!known) await query(add, [account, name, first]);
  else if (known.active !== true) return no({ key: 'operators.not-staff' });
  else if (known.name !== name && name !== '') await query(rename, [account, name]);
  const roles = known ? readRoles(known.roles) : [first];
  // Whoever picks up for somebody else is that, whatever they were before; only an admin is both.
  return ok(row?.isVendor && !roles.includes('admin') ? ['vendor'] : roles);
}

/**
 * Whether this person may do that for the shop; without a deed, whether they are one of us. Gives what they are here, none
 * for customers and the shop itself, who are not asked; or the line that refuses, which says who may.
 */
export async function admitted(
  executor: Pick<Executor, 'query'>,
  by: Actor,
  deed?: Deed,
): Promise<Result<readonly StaffRole[], Line>> {
  if (by.role !== 'operator') return ok([]);
  const roles = await rolesOf(executor, by);
  if (!roles.ok || deed === undefined || mayDo(roles.value, deed)) return roles;
  return no(refusedDeed(roles.value, deed));
}

/** The line that refuses, or nothing. */
export async function admit(
  executor: Pick<Executor, 'query'>,
  by: Actor,
  deed?: Deed,
): Promise<Line | undefined> {
  const roles = await admitted(executor, by, deed);
  return roles.ok ? undefined : roles.reason;
}
