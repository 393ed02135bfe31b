import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BenchDatabase } from './contender.ts';
import type { ContenderName } from './lineup.ts';
import type { Plan, Played } from './load.ts';
import type { Ask, Told } from './worker.ts';

/** One contender in a process of its own, so that neither its heap nor what V8 learnt is another's. */
export type Player = {
  readonly entry: Entry;
  play(plan: Plan): Promise<Played>;
  count(plan: Plan): Promise<Told['counted']>;
  listen(): Promise<string>;
  look(): Promise<Told['seen']>;
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
  const ask = asker(child);
  await ask('started', { type: 'start', ...entry }).catch((error) => {
    child.kill();
    throw error;
  });
  return {
    entry,
    play: async (plan) => expectOrders(entry, await ask('played', { type: 'play', plan })),
    count: async (plan) => {
      const counted = await ask('counted', { type: 'count', plan });
      expectOrders(entry, counted.played);
      return counted;
    },
    listen: () => ask('url', { type: 'listen' }),
    look: () => ask('seen', { type: 'look' }),
    stop: async () => {
      const gone = once(child, 'exit');
      child.send({ type: 'stop' } satisfies Ask);
      await gone;
    },
  };
}

/** One question at a time. */
function asker(child: ChildProcess) {
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the process of a contender ended')));
  ended.catch(() => {});
  return async <K extends keyof Told>(key: K, ask: Ask): Promise<Told[K]> => {
    const heard = once(child, 'message');
    child.send(ask);
    const [told] = (await Promise.race([heard, ended])) as [Partial<Told>];
    const answer = told[key];
    if (answer === undefined) throw new Error(told.failed ?? `no answer to ${ask.type}`);
    return answer;
  };
}

/** A design that is fast because it loses or doubles orders has no time worth knowing. */
export function expectOrders({ name, questions }: Entry, played: Played): Played {
  const { orders, conversations } = played;
  if (orders === conversations) return played;
  throw new Error(
    `${name} made ${orders} orders in ${conversations} conversations of ${questions} questions`,
  );
}
