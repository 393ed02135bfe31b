import { type Clock, ownCpu } from '../cpu.ts';
import { httpClient } from '../http-client.ts';
import { play } from '../load.ts';
import { expectingOrders, type Player, type Sample, startPlayer } from '../player.ts';
import { cpuPerTurn, ratio } from '../rounds.ts';
import { judge } from '../rows.ts';
import type { Found, Setting } from '../suite.ts';
import { targets } from '../targets.ts';
import { textsOf } from '../trivial.ts';

const chats = 64;

/** Row 6: the same webhook in front of nothing, of the limit and of the product; the load comes from this process. */
export async function e2e(setting: Setting): Promise<Found> {
  const { pace, server, say } = setting;
  const names = ['floor', 'limit', 'product'] as const;
  const samples: Record<string, Sample[]> = { floor: [], limit: [], product: [] };
  const sides = await Promise.all(
    names.map(async (name) => ({
      name,
      ...(await open(await startPlayer({ name, questions: 12, db: await server.database() }))),
    })),
  );
  say('over HTTP');
  for (const { round } of sides)
    for (let turns = 0; turns < pace.warmTurns; ) turns += (await round(500, () => 0)).turns;
  for (let n = 0; n < pace.rounds; n++)
    for (const { name, round } of sides)
      samples[name]?.push(await round(pace.milliseconds, server.cpu ?? (() => 0)));
  for (const { close } of sides) await close();
  return {
    rows: [judge(targets.http, ratio(samples, ['product', 'floor'], cpuPerTurn))],
    tables: { 'over HTTP, client and server, 64 chats': samples },
    facts: {},
  };
}

/** CPU is that of the whole exchange: of the process that serves, of this one that asks, and of Postgres. */
async function open(player: Player) {
  const counters = { chat: 1, update: 1 };
  const url = await player.listen();
  const texts = textsOf(player.entry.questions);
  const settled = async (): Promise<void> => void (await player.settle());
  const round = async (milliseconds: number, postgres: Clock): Promise<Sample> => {
    // A server ends connections that rest: each round brings its own.
    const client = httpClient(url);
    const [before, began, own] = [await player.settle(), postgres(), ownCpu()];
    const played = await play(
      { texts: () => texts, turn: client.turn, settled },
      { chats, milliseconds },
      counters,
    );
    const cpu = (await player.settle()) - before + ownCpu() - own;
    client.close();
    return { ...played, cpu, postgres: postgres() - began };
  };
  return {
    round: (milliseconds: number, postgres: Clock) =>
      expectingOrders(player, () => round(milliseconds, postgres)),
    close: () => player.stop(),
  };
}
