import type postgres from 'postgres';
import type { Decision, Position } from '../trivial.ts';
import { readOneSeen, readSeen, readState, readStates, writeBatch, writeOne } from './limit-sql.ts';

export type Message = { readonly chat: number; readonly text: string; readonly update: number };
type Flow = (before: Position | null | undefined, text: string) => Decision;

const prepared = { prepare: true } as const;

export class Conflict extends Error {
  readonly code = '40001';
}

/** One message by itself: plain look-ups and a statement without sets. The ids of what is to be sent. */
export async function commitOne(
  sql: postgres.Sql,
  flow: Flow,
  { chat, text, update }: Message,
): Promise<number[]> {
  const [[row], seen] = await Promise.all([
    sql.unsafe(readState, [chat], prepared),
    sql.unsafe(readOneSeen, [update], prepared),
  ]);
  if (seen.length > 0) return [];
  const { state, reply, order } = flow(row?.state, text);
  const params = [chat, state, state.step, row?.version ?? 0, update, { text: reply }, order ?? null];
  const [written] = await sql.unsafe(writeOne, params as never[], prepared);
  if (!written) throw new Conflict('the position moved on');
  return [Number(written.id)];
}

/** A batch: two reads that travel together, all decided in memory, one statement. */
export async function commitBatch(
  sql: postgres.Sql,
  flow: Flow,
  batch: readonly Message[],
): Promise<number[]> {
  const [rows, seen] = await Promise.all([
    sql.unsafe(readStates, [[...new Set(batch.map(({ chat }) => chat))]], prepared),
    sql.unsafe(readSeen, [batch.map(({ update }) => update)], prepared),
  ]);
  const stored = new Map(rows.map((row) => [Number(row.id), row]));
  const done = new Set(seen.map((row) => Number(row.u)));
  const positions = new Map<number, { c: number; v: number; s: number; st: Position }>();
  const messages: unknown[] = [];
  for (const { chat, text, update } of batch) {
    if (done.has(update)) continue;
    done.add(update);
    const before = positions.get(chat);
    const { state, reply, order } = flow(before?.st ?? stored.get(chat)?.state, text);
    const version = Number(stored.get(chat)?.version ?? 0);
    positions.set(chat, { c: chat, v: version, s: state.step, st: state });
    messages.push({ c: chat, o: { text: reply }, u: update, ord: order });
  }
  if (messages.length === 0) return [];
  const written = await sql.unsafe(writeBatch, [[...positions.values()], messages] as never[], prepared);
  return written.map((row) => Number(row.id));
}
