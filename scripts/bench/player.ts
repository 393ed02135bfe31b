import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BenchDatabase } from './contender.ts';
import type { ContenderName } from './lineup.ts';
import type { Plan, Played } from './load.ts';
import type { WireCount } from './wire.ts';
import type { Ask, Told } from './worker.ts';

/** One contender in a process of its own, so that neither its heap nor what V8 learnt is another's. */
export type Player = {
  play(plan: Plan): Promise<Played>;
  count(plan: Plan): Promise<{ readonly played: Played; readonly count: WireCount }>;
  stop(): Promise<void>;
};

export type Entry = {
  readonly name: ContenderName;
  readonly questions: number;
  readonly db: BenchDatabase;
};

const program = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Rejects when the contender cannot start, as a peer that is not installed. */
export async function startPlayer(entry: Entry): Promise<Player> {
  const child = fork(program, { execArgv: ['--import', 'tsx'] });
  const tell = await asker(child);
  try {
    await tell({ type: 'start', ...entry });
  } catch (error) {
    child.kill();
    throw error;
  }
  return {
    play: async (plan) => expectOrders(entry, (await tell({ type: 'play', plan })).played),
    count: async (plan) => {
      const { played, count } = await tell({ type: 'count', plan });
      return { played: expectOrders(entry, played), count };
    },
    stop: async () => {
      const gone = once(child, 'exit');
      await tell({ type: 'stop' });
      await gone;
    },
  };
}

/** One question at a time; the answer has the shape that its question asks for. */
async function asker(child: ChildProcess) {
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the process of a contender ended')));
  ended.catch(() => {});
  return async (ask: Ask) => {
    const heard = once(child, 'message');
    child.send(ask);
    const [told] = (await Promise.race([heard, ended])) as [Told];
    if (told.type === 'failed') throw new Error(told.reason);
    return told as Required<{ played: Played; count: WireCount }>;
  };
}

/** A design that is fast because it loses or doubles orders has no time worth knowing. */
function expectOrders({ name, questions }: Entry, played: Played): Played {
  const { orders, conversations } = played;
  if (orders === conversations) return played;
  throw new Error(
    `${name} made ${orders} orders in ${conversations} conversations of ${questions} questions`,
  );
}
