import type { Database, Executor, Row } from '#db/client/index.ts';
import type { Points } from './points.ts';

/** What a statement of the shop is about, as far as points are named after it; nothing for all others. */
function nameOf(text: string, params: readonly unknown[] = []): string | undefined {
  if (text.includes('insert into conversations')) return turnOf(String(params[3]));
  if (text.startsWith('with sent as (delete')) return 'mark';
  if (text.startsWith('update payouts set tries')) return 'try of a payout';
  return undefined;
}

/** Deliveries are named `walk:<order>:<what>[/<nth>]`, or after the outbox row that they come from. */
function turnOf(seen: string): string {
  const [first = ''] = seen.split('\x1e').filter((id) => id.startsWith('walk:'));
  return `turn ${first.split(':')[2]?.split('/')[0] ?? 'of news'}`;
}

/** Keys of work that is done once, as deliveries of a provider are. */
const ownKeys = /^(proof|number-code|once):/;

/** What a transaction is about: the moves of orders that it writes, the money that it books, the tasks that it changes. */
function markOf(text: string, params: readonly unknown[] = []): string | undefined {
  if (text.startsWith('insert into order_events')) return String(params[2]);
  if (text.startsWith('insert into work_items')) return taskOf(String(params[0]));
  if (text.startsWith('insert into inbound')) return ownKeys.test(String(params[0])) ? undefined : 'webhook';
  if (text.startsWith('insert into payouts')) return 'intent';
  if (text.startsWith('update payouts set state')) return 'report';
  return text.includes('insert into ledger_entries') ? 'books' : undefined;
}

const task = 'task: ';

function taskOf(item: string): string {
  const { kind, status } = JSON.parse(item) as { readonly kind: string; readonly status: string };
  return `${task}${kind} ${status}`;
}

/** Tasks that change with an order go without saying. */
function named(marks: ReadonlySet<string>): string {
  const others = [...marks].filter((mark) => !mark.startsWith(task));
  return (others.some((mark) => mark !== 'books') ? others : [...marks]).join(' + ');
}

/** The database of a shop that may die before and after each commit of its turns, moves and marks. */
export function deadlyDatabase(database: Database, pass: Points): Database {
  const query = async <R extends Row>(text: string, params?: readonly unknown[]): Promise<R[]> => {
    const name = nameOf(text, params);
    if (name === undefined) return database.query<R>(text, params);
    const going = database.query<R>(text, params);
    pass(`${name}: on its way`);
    const rows = await going;
    pass(`${name}: committed`);
    return rows;
  };
  const inTransaction: Database['inTransaction'] = async (work) => {
    const marks = new Set<string>();
    const watched = (tx: Executor): Executor => ({
      get db() {
        return tx.db;
      },
      script: tx.script,
      query: (text, params) => {
        const mark = markOf(text, params);
        if (mark) marks.add(mark);
        return tx.query(text, params);
      },
    });
    const result = await database.inTransaction(async (tx) => {
      const done = await work(watched(tx));
      if (marks.size > 0) pass(`${named(marks)}: not committed`);
      return done;
    });
    if (marks.size > 0) pass(`${named(marks)}: committed`);
    return result;
  };
  return Object.defineProperties(
    { ...database, query, inTransaction },
    { db: { get: () => database.db, enumerable: true } },
  );
}
