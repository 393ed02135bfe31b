import type { WorkItem } from '#core/support/index.ts';
import { shortName } from '../seen.ts';

/** What CX decides about: which orders are taken for one sale, and which of them is to stay. */
export function duplicatesMark({ subject: { keep, numbers } }: Pick<WorkItem, 'subject'>): string {
  const all = Array.isArray(numbers) ? [...numbers].sort() : [];
  return shortName(JSON.stringify([keep, all]));
}
