import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Database } from '#db/client/index.ts';
import { benchDesk } from '../contenders/bench-desk.ts';
import { composeTurns, delivery, open } from '../contenders/product.ts';
import { play } from '../load.ts';
import { judge } from '../rows.ts';
import { type Measured, measured, median, quantile } from '../stats.ts';
import type { Found, Setting } from '../suite.ts';
import { targets } from '../targets.ts';
import { textsOf } from '../trivial.ts';

/** Row 10: how long a committed reply waits before it is sent, and what a shop costs that nobody visits. */
export async function queue(setting: Setting): Promise<Found> {
  setting.say('idle');
  const idle = await idleCpu(setting);
  setting.say('commit to send');
  const waits = await commitToSend(setting);
  return {
    rows: [judge(targets.outbox, measured(waits)), judge(targets.idle, idle)],
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
    if (text.includes('insert into outbox_batches'))
      for (const { replies } of rows as readonly { replies: string | null }[])
        for (const id of replies?.split(' ') ?? []) committed.set(id, performance.now());
    return rows;
  };
  return { ...database, query, inTransaction: database.inTransaction, db: database.db };
}

const windowSeconds = 4;
const windows = 7;
const program = fileURLToPath(new URL('../idle-shop.ts', import.meta.url));

/**
 * Milliseconds of CPU a second, of the shop and of what its database does for it. The median of windows: once a minute the
 * server tidies up what was there before.
 */
async function idleCpu({ server }: Setting): Promise<Measured> {
  const clock = server.cpu ?? (() => 0);
  const rested = median(await inWindows(async () => clock()));
  const { url = '' } = await server.database();
  const shop = fork(program, [url], { execArgv: ['--import', 'tsx'] });
  await once(shop, 'message');
  // What starting leaves behind is not idleness: V8 tidies its heap up half a minute later.
  await rest(45);
  const ownCpu = async (): Promise<number> => {
    const told = once(shop, 'message');
    shop.send('cpu');
    return Number((await told)[0]);
  };
  const used = await inWindows(async () => clock() + (await ownCpu()));
  const closed = once(shop, 'exit');
  shop.disconnect();
  await closed;
  return measured(used.map((each) => Math.max(0, each - rested)));
}

const rest = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Milliseconds a second of each window, by a clock of microseconds. */
async function inWindows(clock: () => Promise<number>): Promise<number[]> {
  const used: number[] = [];
  for (let n = 0; n < windows; n++) {
    const before = await clock();
    await rest(windowSeconds);
    used.push(((await clock()) - before) / windowSeconds / 1000);
  }
  return used;
}
