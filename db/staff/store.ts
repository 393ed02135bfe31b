import { readRoles, type StaffRole } from '#core/staff/index.ts';
import type { Database } from '../client/index.ts';

/** Somebody who acts, or acted, for the shop. */
export type Member = {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly active: boolean;
};

type Query = Pick<Database, 'query'>;

const all = 'select account, name, roles, active from staff order by active desc, name, account';
/** Somebody new is known by their account until they act and bring their name. */
const set = `insert into staff (account, name, roles, active) values ($1, $1, $2::text[], true)
  on conflict (account) do update set roles = excluded.roles, active = true`;
/** The row stays: what they did is told under their name. */
const letGo = 'update staff set active = false where account = $1 and active returning 1';

export async function listStaff({ query }: Query): Promise<readonly Member[]> {
  const rows = await query<Omit<Member, 'roles'> & { readonly roles: readonly string[] }>(all);
  return rows.map((row) => ({ ...row, roles: readRoles(row.roles) }));
}

/** In force from the next thing they do; somebody who was let go is taken on again. */
export const setRoles = async (
  { query }: Query,
  account: string,
  roles: readonly StaffRole[],
): Promise<void> => void (await query(set, [account, roles]));

/** False when nobody active has that account. */
export const removeStaff = async ({ query }: Query, account: string): Promise<boolean> =>
  (await query(letGo, [account])).length > 0;
