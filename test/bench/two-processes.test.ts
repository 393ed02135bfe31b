import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openDatabase } from '#db/client/index.ts';
import { seeded } from '../../scripts/bench/stats.ts';
import { databaseKinds, testDatabaseUrl } from '../support/database.ts';
import { typedSale } from '../support/typed-sale.ts';

const program = fileURLToPath(new URL('../support/shop-process.ts', import.meta.url));
const chats = 40;

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** A shop that is started again whenever it is killed. `acked` hears of each line that is durable. */
function shop(url: string, acked: (id: string) => void, opened: () => void) {
  let child: Child;
  let closing = false;
  const launch = (): void => {
    child = spawn(process.execPath, ['--import', 'tsx', program], {
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.on('error', () => {});
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { ack, ready } = JSON.parse(line) as { ack?: string; ready?: true };
      if (ready) opened();
      if (ack !== undefined) acked(ack);
    });
    child.once('exit', () => {
      if (!closing) launch();
    });
  };
  launch();
  return {
    send: (line: string): void => void child.stdin.write(`${line}\n`),
    kill: () => void child.kill('SIGKILL'),
    close: () => {
      closing = true;
      child.kill('SIGKILL');
    },
  };
}

/** Plays all chats against both shops: each line goes to one of them, one in ten to both at the same time. */
async function playAgainstTwo(url: string, random: () => number): Promise<number> {
  const at = Array.from({ length: chats }, () => 0);
  let acknowledged = 0;
  let kills = 0;
  let over = (): void => {};
  const lineOf = (chat: number): string | undefined => {
    const text = typedSale[at[chat] ?? 0];
    const id = `two:${chat}:${at[chat]}`;
    return text === undefined ? undefined : JSON.stringify({ id, conversation: `test:two:${chat}`, text });
  };
  const deliver = (chat: number): void => {
    const line = lineOf(chat);
    if (line === undefined) return;
    const first = random() < 0.5 ? 0 : 1;
    shops[first]?.send(line);
    if (random() < 0.1) shops[1 - first]?.send(line);
  };
  const acked = (id: string): void => {
    const [, chat = 0, step = 0] = id.split(':').map(Number);
    if (at[chat] !== step) return;
    at[chat] = step + 1;
    acknowledged++;
    if (acknowledged % 150 === 0) shops[kills++ % 2]?.kill();
    if (at.every((each) => each >= typedSale.length)) over();
    else deliver(chat);
  };
  /** What a killed shop took with it is delivered again, as a platform would. */
  const again = (): void => {
    for (let chat = 0; chat < chats; chat++) deliver(chat);
  };
  const shops = [shop(url, acked, again), shop(url, acked, again)];
  await new Promise<void>((resolve) => {
    over = resolve;
  });
  for (const { close } of shops) close();
  return kills;
}

it.runIf(databaseKinds.includes('postgres'))(
  'makes exactly one order a conversation, with two processes, one delivery in ten twice, and kill -9',
  async () => {
    const url = await testDatabaseUrl();
    expect(await playAgainstTwo(url, seeded(20_261_121))).toBeGreaterThan(3);
    const database = await openDatabase({ url });
    const [found] = await database.query(`select (select count(*)::int from orders) as orders,
      (select count(distinct conversation)::int from orders) as people,
      (select count(*)::int from inbound where id like 'two:%') as turns,
      (select count(*)::int from dead_letters) as parked`);
    await database.close();
    expect(found).toEqual({ orders: chats, people: chats, turns: chats * typedSale.length, parked: 0 });
  },
  240_000,
);
