import type { ItemKind, Outcome, Subject, Team, WorkItem } from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';

/** A row as `jsonb_populate_recordset` reads it: the hot path writes tasks too. */
export const itemRow = (item: WorkItem): Readonly<Record<string, unknown>> => ({
  id: item.id,
  kind: item.kind,
  team: item.team,
  status: item.status,
  owner: item.account ?? item.owner ?? null,
  number: item.number ?? null,
  conversation: item.conversation ?? null,
  subject: item.subject,
  due_at: iso(item.dueAt),
  created_at: iso(item.createdAt),
  closed_at: item.closedAt === undefined ? null : iso(item.closedAt),
  closed_by: item.closedBy ?? null,
  outcome: item.outcome ?? null,
});

type ItemRow = {
  readonly id: string;
  readonly kind: ItemKind;
  readonly team: Team;
  readonly status: WorkItem['status'];
  readonly owner: string | null;
  readonly owner_name: string | null;
  readonly number: string | null;
  readonly conversation: string | null;
  readonly subject: Subject;
  readonly due_at: number;
  readonly created_at: number;
  readonly closed_at: number | null;
  readonly closed_by: string | null;
  readonly outcome: Outcome | null;
};

/** `owner` holds a name until somebody takes the task, and their account from then on. */
function toItem(row: ItemRow): WorkItem {
  const { id, kind, team, status, subject, owner, owner_name: name } = row;
  return {
    id,
    kind,
    team,
    status,
    subject,
    dueAt: row.due_at,
    createdAt: row.created_at,
    ...(owner === null ? {} : { owner: name ?? owner }),
    ...(owner === null || status === 'open' ? {} : { account: owner }),
    ...(row.number === null ? {} : { number: row.number }),
    ...(row.conversation === null ? {} : { conversation: row.conversation }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
    ...(row.closed_by === null ? {} : { closedBy: row.closed_by }),
    ...(row.outcome === null ? {} : { outcome: row.outcome }),
  };
}

const select = `select w.id, w.kind, w.team, w.status, w.owner, w.number, w.conversation, w.subject, w.due_at,
    w.created_at, w.closed_at, w.closed_by, w.outcome, s.name as owner_name
  from work_items w left join staff s on s.account = w.owner`;
const isOpen = "w.status in ('open', 'claimed')";
/** A task about duplicates names several orders. */
const about = "(w.number = any($1::text[]) or jsonb_exists_any(w.subject -> 'numbers', $1::text[]))";

const filters = {
  byId: `${select} where w.id = $1`,
  ofOrders: `${select} where ${isOpen} and ${about} order by w.created_at, w.id`,
  duplicates: `${select} where ${isOpen} and ${about} and w.kind = 'duplicate' order by w.created_at, w.id`,
  handoff: `${select} where ${isOpen} and w.conversation = $1 and w.kind = 'handoff' order by w.created_at, w.id`,
  open: `${select} where ${isOpen} order by w.due_at, w.id limit $1`,
} as const;

/** Tasks by one of the filters above, with its parameters. */
export async function readItems(
  { query }: Pick<Executor, 'query'>,
  filter: keyof typeof filters,
  ...params: readonly unknown[]
): Promise<readonly WorkItem[]> {
  const rows = await query(filters[filter], params);
  return rows.map((row) => toItem(row as ItemRow));
}

const lock = (where: string) => `select 1 from work_items w where ${where} order by w.id for update`;
const locks = {
  byId: lock('w.id = $1'),
  duplicates: lock(`${isOpen} and ${about} and w.kind = 'duplicate'`),
  handoff: lock(`${isOpen} and w.conversation = $1 and w.kind = 'handoff'`),
} as const;

/**
 * The same, locked for the rest of the transaction. Two statements: one that waited for a lock sees the tasks as they
 * are, but who has them as it was before.
 */
export async function lockItems(
  tx: Pick<Executor, 'query'>,
  filter: keyof typeof locks,
  param: unknown,
): Promise<readonly WorkItem[]> {
  const [, items] = await Promise.all([tx.query(locks[filter], [param]), readItems(tx, filter, param)]);
  return items;
}

const columns = `id, kind, team, status, owner, number, conversation, subject, due_at, created_at, closed_at,
    closed_by, outcome`;
const upsert = `insert into work_items (${columns})
  select ${columns} from jsonb_populate_record(null::work_items, $1::text::jsonb)
  on conflict (id) do update set status = excluded.status, owner = excluded.owner, number = excluded.number,
    subject = excluded.subject, closed_at = excluded.closed_at, closed_by = excluded.closed_by,
    outcome = excluded.outcome`;

/** Writes a task whole, new or changed. A changed one is to be locked before. */
export const writeItem = ({ query }: Pick<Executor, 'query'>, item: WorkItem) =>
  query(upsert, [JSON.stringify(itemRow(item))]);

const iso = (at: number): string => new Date(at).toISOString();
