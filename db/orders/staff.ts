import type { Actor } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { no, ok, type Result } from '#core/shared/index.ts';
import {
  type Deed,
  firstRole,
  isLaptops,
  mayDo,
  readRoles,
  refusedDeed,
  type StaffRole,
} from '#core/staff/index.ts';
import type { Executor } from '../client/index.ts';

const read = `select s.name, s.roles, s.active,
    (select case when v.house then 'ours' else 'vendor' end from vendor_members m join vendors v on v.id = m.vendor
      where m.account = $1 and not m.left) as side,
    exists (select 1 from vendor_members m join vendors v on v.id = m.vendor
      where not m.left and not v.house) as "hasVendors"
  from (select $1::text as account) a left join staff s on s.account = a.account`;
const add = `insert into staff (account, name, roles, active) values ($1, $2, $3::text[], true)
  on conflict (account) do update set roles = excluded.roles where staff.active and staff.roles = '{}'`;
const rename = 'update staff set name = $2 where account = $1';

type Staff = {
  readonly name: string | null;
  readonly roles: readonly string[];
  readonly active: boolean;
  /** For whom the list of vendors names this person. */
  readonly side: 'ours' | 'vendor' | null;
  /** People of another vendor work here. */
  readonly hasVendors: boolean;
};

/**
 * What this person is for the shop, read at the moment they act. Who acts for the first time is taken on while the shop is
 * among itself: the channel they come from (a Slack workspace) has let them in. Once vendors compete there, an admin takes
 * on. The line that refuses who was let go, and who waits for that.
 */
async function rolesOf(
  { query }: Pick<Executor, 'query'>,
  { account, name }: Pick<Actor, 'account' | 'name'>,
): Promise<Result<readonly StaffRole[], Line>> {
  const [row] = await query<Staff>(read, [account]);
  const isVendor = row?.side === 'vendor';
  const known = row?.name == null ? undefined : row;
  if (known?.active === false) return no({ key: 'operators.not-staff' });
  if (known && known.name !== name && name !== '') await query(rename, [account, name]);
  const roles = known && known.roles.length > 0 ? readRoles(known.roles) : firstRoles(account, row);
  // Who waits for an admin is in the list of people already.
  if (!known || known.roles.length === 0) await query(add, [account, name, roles]);
  if (roles.length === 0 && !known?.roles.length) return no({ key: 'staff.new-here', params: { account } });
  // Whoever picks up for somebody else is that, whatever they were before; only an admin is both.
  return ok(isVendor && !roles.includes('admin') ? ['vendor'] : roles);
}

/** None for who is a stranger to a shop where vendors work. */
function firstRoles(account: string, row: Staff | undefined): readonly StaffRole[] {
  if (row?.side === 'vendor') return ['vendor'];
  return row?.hasVendors && row.side === null && !isLaptops(account) ? [] : [firstRole(account)];
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
