import { openCounter } from '#bots/counter.ts';
import type { Database } from '#db/client/index.ts';
import { benchDesk } from '../contenders/bench-desk.ts';
import { composeTurns, delivery, open, secrets, silent } from '../contenders/product.ts';
import { type Clock, ownCpu } from '../cpu.ts';
import { play } from '../load.ts';
import { judge } from '../rows.ts';
import { measured, quantile } from '../stats.ts';
import type { Found, Setting } from '../suite.ts';
import { targets } from '../targets.ts';
import { textsOf } from '../trivial.ts';

/** Row 10: how long a committed reply waits before it is sent, and what a shop costs that nobody visits. */
export async function queue(setting: Setting): Promise<Found> {
  // First: what a load leaves behind in this process is no shop that nobody visits.
  setting.say('idle');
  const idle = await idleCpu(setting);
  setting.say('commit to send');
  const waits = await commitToSend(setting);
  return {
    rows: [judge(targets.outbox, measured(waits)), judge(targets.idle, { median: idle, spread: 0 })],
    tables: {},
    facts: {},
  };
}

/** The p99 of each round, in milliseconds, at 64 chats. */
async function commitToSend({ server, pace }: Setting): Promise<number[]> {
  const committed = new Map<string, number>();
  const waits: number[] = [];
  const database = stamped(await open(await server.database()), committed);
  const sent = (id: string): void => {
    const at = committed.get(id);
    if (at !== undefined) waits.push(performance.now() - at);
    committed.delete(id);
  };
  const turns = await composeTurns(database, { desk: benchDesk(12), sent });
  await turns.outbox.start();
  const texts = textsOf(12);
  const turn = (chat: number, text: string, update: number) => turns.accept(delivery(chat, text, update));
  const player = { texts: () => texts, turn, settled: () => turns.outbox.idle() };
  const counters = { chat: 1, update: 1 };
  const round = async (): Promise<number> => {
    waits.length = 0;
    await play(player, { chats: 64, milliseconds: pace.milliseconds }, counters);
    return quantile(waits, 0.99);
  };
  for (let turned = 0; turned < pace.warmTurns; turned = counters.update) await round();
  const rounds: number[] = [];
  for (let n = 0; n < pace.rounds; n++) rounds.push(await round());
  await turns.drain();
  await turns.outbox.stop();
  await database.close();
  return rounds;
}

/** Notes when the answer of a statement that queued rows came in, by the id of each row. */
function stamped(database: Database, committed: Map<string, number>): Database {
  const query: Database['query'] = async (text, params) => {
    const rows = await database.query<never>(text, params);
    if (text.includes('insert into reply_batches'))
      for (const { together } of rows as readonly { together: string | null }[])
        for (const id of together?.split(' ') ?? []) committed.set(id, performance.now());
    return rows;
  };
  return { ...database, query, inTransaction: database.inTransaction, db: database.db };
}

const restingSeconds = 10;

/** Milliseconds of CPU a second, of the shop and of what its database does for it. */
async function idleCpu({ server }: Setting): Promise<number> {
  const clock = server.cpu ?? (() => 0);
  const rested = await over(clock);
  const database = await open(await server.database());
  const settings = { HIGH_VALUE_INR: 40_000, SUPPORTED_YEARS: 5, PRICING_OWNER: 'Mohsin' };
  const counter = await openCounter({ database, secrets, settings, log: silent });
  // What starting leaves behind is not idleness.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const used = await over(clock);
  await counter.close();
  return used.own + Math.max(0, used.server - rested.server);
}

/** Reading the clock of the server takes a while, too: outside of what is measured. Milliseconds a second. */
async function over(clock: Clock): Promise<{ readonly own: number; readonly server: number }> {
  const server = clock();
  const own = ownCpu();
  await new Promise((resolve) => setTimeout(resolve, restingSeconds * 1000));
  const used = ownCpu() - own;
  return { own: used / restingSeconds / 1000, server: (clock() - server) / restingSeconds / 1000 };
}
