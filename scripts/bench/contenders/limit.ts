import postgres from 'postgres';
import type { Contender } from '../contender.ts';
import { textsOf, trivialFlow } from '../trivial.ts';
import { acknowledger } from './acknowledge.ts';
import { commitBatch, commitOne, type Message } from './limit-batch.ts';
import { countOrders, createTables } from './tables.ts';

type Entry = Message & { readonly resolve: () => void; readonly reject: (error: unknown) => void };

const batchSize = 64;
const lanes = 2;
const conflicts = new Set(['22012', '23505', '23503', '40001', '40P01']);

/** The fastest thing we know that keeps every guarantee: group commit, no timer, a flow that decides nearly nothing. */
export function limit(questions: number): Contender {
  let sql: postgres.Sql;
  let acknowledge: ReturnType<typeof acknowledger>;
  const flow = trivialFlow(questions);
  const texts = textsOf(questions);
  const commit = async (batch: readonly Entry[]): Promise<void> => {
    const [only] = batch;
    const alone = batch.length === 1 && only;
    const ids = await (alone ? commitOne(sql, flow, only) : commitBatch(sql, flow, batch));
    for (const id of ids) acknowledge.sent(id);
  };
  const push = inBatches((batch) => run(batch, commit));
  return {
    name: 'limit',
    texts: () => texts,
    start: async ({ url }) => {
      sql = postgres(url, { max: 4, onnotice: () => {} });
      acknowledge = acknowledger(sql);
      await createTables(sql);
    },
    turn: (chat, text, update) =>
      new Promise((resolve, reject) => push({ chat, text, update, resolve, reject })),
    settled: () => acknowledge.flush(),
    orders: () => countOrders(sql),
    stop: () => sql.end(),
  };
}

type Batch = readonly Entry[];

/** As many batches at a time as there are lanes; a chat is in one of them at most. `run` never rejects. */
function inBatches(run: (batch: Batch) => Promise<void>): (entry: Entry) => void {
  const busy = new Set<number>();
  let waiting: Entry[] = [];
  let running = 0;
  const pump = (): void => {
    while (running < lanes && waiting.length > 0) {
      const batch: Entry[] = [];
      const rest: Entry[] = [];
      for (const entry of waiting)
        (batch.length < batchSize && !busy.has(entry.chat) ? batch : rest).push(entry);
      if (batch.length === 0) return;
      waiting = rest;
      for (const { chat } of batch) busy.add(chat);
      running++;
      void run(batch).finally(() => {
        for (const { chat } of batch) busy.delete(chat);
        running--;
        pump();
      });
    }
  };
  return (entry) => {
    waiting.push(entry);
    if (waiting.length === 1) setImmediate(pump);
  };
}

/** A batch with a conflict is done again message by message, a single message until it is through. */
async function run(batch: Batch, commit: (batch: Batch) => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++)
    try {
      await commit(batch);
      for (const { resolve } of batch) resolve();
      return;
    } catch (error) {
      const isConflict = conflicts.has((error as { code?: string }).code ?? '');
      if (!isConflict || tries > 50) {
        for (const { reject } of batch) reject(error);
        return;
      }
      if (batch.length === 1) continue;
      for (const entry of batch) await run([entry], commit);
      return;
    }
}
