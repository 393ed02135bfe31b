import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BenchDatabase } from './contender.ts';
import type { Clock } from './cpu.ts';
import type { ContenderName } from './lineup.ts';
import type { Plan, Played } from './load.ts';
import type { WireCount } from './wire.ts';
import type { Ask, Told } from './worker.ts';

/** One contender in a process of its own, so that neither its heap nor what V8 learnt is another's. */
export type Player = {
  readonly entry: Entry;
  /** By the clock of Postgres when it can be seen. Rejects when not each conversation ended in one order. */
  play(plan: Plan, postgres?: Clock): Promise<Sample>;
  count(plan: Plan): Promise<Played & { readonly count: WireCount }>;
  listen(): Promise<string>;
  /** CPU of the process so far in microseconds, once all that was sent is acknowledged. */
  settle(): Promise<number>;
  orders(): Promise<number>;
  stop(): Promise<void>;
};

/** One round of one contender. CPU of Postgres in microseconds; 0 when it cannot be seen. */
export type Sample = Played & { readonly postgres: number };

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
  const orders = () => ask('orders', { type: 'orders' });
  const play = async (plan: Plan, clock: Clock): Promise<Sample> => {
    const before = clock();
    const played = await ask('played', { type: 'play', plan });
    return { ...played, postgres: clock() - before };
  };
  return {
    entry,
    play: (plan, clock = unseen) => expectingOrders({ entry, orders }, () => play(plan, clock)),
    count: (plan) =>
      expectingOrders({ entry, orders }, async () => {
        const { played, count } = await ask('counted', { type: 'count', plan });
        return { ...played, count };
      }),
    listen: () => ask('url', { type: 'listen' }),
    settle: () => ask('settled', { type: 'settle' }),
    orders,
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

const unseen: Clock = () => 0;

/** A design that is fast because it loses or doubles orders has no time worth knowing. */
export async function expectingOrders<T extends Pick<Played, 'conversations'>>(
  { entry, orders }: Pick<Player, 'entry' | 'orders'>,
  play: () => Promise<T>,
): Promise<T> {
  const before = await orders();
  const played = await play();
  const made = (await orders()) - before;
  if (made === played.conversations) return played;
  const { name, questions } = entry;
  throw new Error(
    `${name} made ${made} orders in ${played.conversations} conversations of ${questions} questions`,
  );
}
