import type { Executor } from '../client/index.ts';

const setting = 'payouts-reconciled';
const read = `select value from settings where name = '${setting}'`;
const write = `insert into settings (name, value) values ('${setting}', $1)
  on conflict (name) do update set value = excluded.value`;

type Query = Pick<Executor, 'query'>;

/** The calendar date (ISO 8601) on which payouts were last compared with their providers and the books. */
export async function reconciledOn({ query }: Query): Promise<string | undefined> {
  const [row] = await query<{ value: string }>(read);
  return row?.value;
}

export const noteReconciled = async ({ query }: Query, date: string): Promise<void> =>
  void (await query(write, [date]));
