import postgres from 'postgres';
import type { Contender } from '../contender.ts';
import { textsOf, trivialFlow } from '../trivial.ts';
import { acknowledger } from './acknowledge.ts';
import { writeOne } from './limit-sql.ts';
import { countOrders, createTables } from './tables.ts';

/** Position and delivery in one row, whether either is there or not. */
const read = `select c.state, c.version, i.update_id is not null as seen
  from (select $1::bigint as id, $2::bigint as update_id) x
  left join conversation c on c.id = x.id
  left join inbound i on i.channel = 1 and i.update_id = x.update_id`;

/** R2: every message by itself, one read and one write, each its own round trip and the write its own commit. */
export function twoTrips(questions: number): Contender {
  let sql: postgres.Sql;
  let acknowledge: ReturnType<typeof acknowledger>;
  const flow = trivialFlow(questions);
  const texts = textsOf(questions);
  return {
    name: 'one read, one write',
    texts: () => texts,
    start: async ({ url }) => {
      sql = postgres(url, { max: 10, onnotice: () => {} });
      acknowledge = acknowledger(sql);
      await createTables(sql);
    },
    turn: async (chat, text, update) => {
      const [row] = await sql.unsafe(read, [chat, update], { prepare: true });
      if (row?.seen) return;
      const { state, reply, order } = flow(row?.state, text);
      const params = [chat, state, state.step, row?.version ?? 0, update, { text: reply }, order ?? null];
      const [written] = await sql.unsafe(writeOne, params as never[], { prepare: true });
      if (!written) throw new Error('the position moved on');
      acknowledge.sent(Number(written.id));
    },
    settled: () => acknowledge.flush(),
    orders: () => countOrders(sql),
    stop: () => sql.end(),
  };
}
