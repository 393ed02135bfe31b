import type { Line } from '../conversation/index.ts';
import { type Instant, no, ok, type Result } from '../shared/index.ts';
import { type ItemKind, isOutcomeOf, kinds, type Outcome, type Team } from './kinds.ts';

/** What a task is about, in plain words and ids, never a name, number or address of a customer. */
export type Subject = Readonly<Record<string, string | number | readonly string[]>>;

export type NewItem = {
  readonly id: string;
  readonly kind: ItemKind;
  readonly subject: Subject;
  /** Who it is meant for, by name. */
  readonly owner?: string | undefined;
  readonly number?: string | undefined;
  readonly conversation?: string | undefined;
  readonly at: Instant;
};

/** Something a person of ours has to do, with an owner and a clock. */
export type WorkItem = Omit<NewItem, 'at'> & {
  readonly team: Team;
  readonly status: 'open' | 'claimed' | 'closed';
  /** The account of who has it, once somebody has. */
  readonly account?: string | undefined;
  readonly dueAt: Instant;
  readonly createdAt: Instant;
  readonly closedAt?: Instant | undefined;
  readonly closedBy?: string | undefined;
  readonly outcome?: Outcome | undefined;
};

type Person = { readonly account: string; readonly name: string };

export const newItem = ({ at, ...item }: NewItem): WorkItem => ({
  ...item,
  team: kinds[item.kind].team,
  status: 'open',
  dueAt: at + kinds[item.kind].within,
  createdAt: at,
});

/** One person has a task; once it is late, anybody may take it over. */
export function takeItem(item: WorkItem, by: Person, now: Instant): Result<WorkItem, Line> {
  const reason = refusal(item, by, now);
  if (reason) return no(reason);
  if (item.account === by.account) return no({ key: 'operators.already-yours' });
  return ok({ ...item, status: 'claimed', owner: by.name, account: by.account });
}

/** A task that somebody has is closed by them; one that nobody has, by whoever does it. */
export function closeItem(
  item: WorkItem,
  outcome: string,
  { by, at }: { readonly by: Person; readonly at: Instant },
): Result<WorkItem, Line> {
  const reason = refusal(item, by, at);
  if (reason) return no(reason);
  if (!isOutcomeOf(item.kind, outcome)) return no({ key: 'operators.not-an-outcome' });
  return ok({ ...item, status: 'closed', closedAt: at, closedBy: by.account, outcome });
}

export const isLate = (item: WorkItem, now: Instant): boolean => item.status !== 'closed' && now > item.dueAt;

function refusal(item: WorkItem, by: Person, now: Instant): Line | undefined {
  if (item.status === 'closed')
    return {
      key: 'operators.closed-already',
      params: { outcome: { key: `operators.outcome-${item.outcome ?? 'answered'}` } },
    };
  const others = item.account !== undefined && item.account !== by.account;
  if (others && !isLate(item, now))
    return { key: 'operators.item-taken', params: { name: item.owner ?? '' } };
  return undefined;
}
