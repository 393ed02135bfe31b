/** What people of the shop are there for. One person may be several. */
export const staffRoles = ['sales', 'cx', 'pricing', 'vendor', 'marketing', 'product', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Those of the names that are roles, in the order of the list above; others are of another release. */
export const readRoles = (names: readonly string[]): readonly StaffRole[] =>
  staffRoles.filter((role) => names.includes(role));

const laptop = 'playground';

/** Of whoever sits before the machine: production has no playground. */
export const isLaptops = (account: string): boolean => account.startsWith(`${laptop}:`);

/**
 * What somebody is who acts for the first time: a shop of two works at once. On the playground all can be tried, and an
 * account that names a role, such as `playground:vendor:ravi`, has that alone.
 */
export function firstRole(account: string): StaffRole {
  const [from, named] = account.split(':');
  if (from !== laptop) return 'cx';
  return staffRoles.find((role) => role === named) ?? 'admin';
}
