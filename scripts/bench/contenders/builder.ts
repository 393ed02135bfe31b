import { eq } from 'drizzle-orm';
import { bigint, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Contender } from '../contender.ts';
import { type Position, textsOf, trivialFlow } from '../trivial.ts';
import { countOrders, createTables } from './tables.ts';

const id = () => bigint({ mode: 'number' });
const conversation = pgTable('conversation', {
  id: id().primaryKey(),
  state: jsonb().$type<Position>().notNull(),
  step: smallint().notNull(),
  version: integer().notNull(),
});
const inbound = pgTable(
  'inbound',
  { channel: smallint().notNull(), updateId: bigint('update_id', { mode: 'number' }).notNull() },
  (table) => [primaryKey({ columns: [table.channel, table.updateId] })],
);
const orders = pgTable('orders', {
  id: id().generatedAlwaysAsIdentity(),
  convId: bigint('conv_id', { mode: 'number' }).notNull(),
  phone: text().notNull(),
  pincode: text().notNull(),
  slot: text().notNull(),
  total: id().notNull(),
  data: jsonb().notNull(),
});
const outbox = pgTable('outbox', {
  id: id().generatedAlwaysAsIdentity(),
  convId: bigint('conv_id', { mode: 'number' }).notNull(),
  payload: jsonb().notNull(),
});

/** What most would write: one transaction a message, through the query builder. */
export function builder(questions: number): Contender {
  let sql: postgres.Sql;
  let db: PostgresJsDatabase;
  const flow = trivialFlow(questions);
  const texts = textsOf(questions);
  return {
    name: 'builder transaction',
    texts: () => texts,
    start: async ({ url }) => {
      sql = postgres(url, { max: 10, onnotice: () => {} });
      db = drizzle(sql);
      await createTables(sql);
    },
    turn: async (chat, said, updateId) => {
      const sent = await commit(db, flow, { chat, said, updateId });
      if (sent !== undefined) await db.delete(outbox).where(eq(outbox.id, sent));
    },
    settled: async () => {},
    orders: () => countOrders(sql),
    stop: () => sql.end(),
  };
}

type Message = { readonly chat: number; readonly said: string; readonly updateId: number };

/** One message from the inbox to the outbox; the id of what is to be sent, nothing for one that came before. */
const commit = (
  db: PostgresJsDatabase,
  flow: ReturnType<typeof trivialFlow>,
  { chat, said, updateId }: Message,
): Promise<number | undefined> =>
  db.transaction(async (tx) => {
    const fresh = await tx.insert(inbound).values({ channel: 1, updateId }).onConflictDoNothing().returning();
    if (fresh.length === 0) return undefined;
    const [row] = await tx.select().from(conversation).where(eq(conversation.id, chat)).for('update');
    const { state, reply, order } = flow(row?.state, said);
    const moved = { state, step: state.step, version: (row?.version ?? 0) + 1 };
    await tx
      .insert(conversation)
      .values({ id: chat, ...moved })
      .onConflictDoUpdate({ target: conversation.id, set: moved });
    const sold = { phone: '+919812345678', pincode: '560038', slot: 'slot', total: 17_100, data: order };
    if (order) await tx.insert(orders).values({ convId: chat, ...sold });
    const [queued] = await tx
      .insert(outbox)
      .values({ convId: chat, payload: { text: reply } })
      .returning();
    return queued?.id;
  });
