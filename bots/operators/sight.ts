import type { Sight } from '#core/buyback/index.ts';
import { mayDo, type StaffRole } from '#core/staff/index.ts';
import type { Room } from './admitted.ts';
import type { Card } from './card.ts';

/** What somebody reads: lists that stand there, or one order that they asked for, which is kept. */
type Reading = 'lists' | 'one';

/**
 * How far somebody of these roles sees into orders of others. Vendors compete: one sees nothing of another's. Among
 * ourselves everybody sees what everybody needs.
 */
export function sightOf(
  roles: readonly StaffRole[],
  { isHouse }: Pick<Room, 'isHouse'>,
  what: Reading,
): Sight {
  if (roles.length > 0 && roles.every((role) => role === 'vendor')) return 'own';
  if (isHouse) return 'all';
  return what === 'one' && mayDo(roles, 'see-customers') ? 'all' : 'work';
}

/** Among ourselves who the customer is stands on the card itself. */
export const opened = (card: Card, { isHouse }: Pick<Room, 'isHouse'>): Card => {
  const { own, ...rest } = card;
  return isHouse && own ? { ...rest, lines: [...card.lines, ...own] } : card;
};
