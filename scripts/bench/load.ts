import type { Contender } from './contender.ts';
import { ownCpu } from './cpu.ts';
import { quantile } from './stats.ts';

export type Plan = {
  readonly chats: number;
  /** A conversation that began before the time is over is played to its end. */
  readonly milliseconds: number;
};

export type Played = {
  readonly turns: number;
  readonly conversations: number;
  readonly seconds: number;
  /** Of the application, microseconds. */
  readonly cpu: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Megabytes resident. */
  readonly memory: number;
};

/** Chats and deliveries are numbered on through the rounds: each conversation is in a fresh chat. */
export type Counters = { chat: number; update: number };

type Player = Pick<Contender, 'texts' | 'turn' | 'settled'>;

/** A closed loop: every chat waits for its turn before it sends the next message. */
export async function play(contender: Player, plan: Plan, counters: Counters): Promise<Played> {
  const waits: number[] = [];
  let conversations = 0;
  const began = performance.now();
  const until = began + plan.milliseconds;
  const cpu = ownCpu();

  const converse = async (): Promise<void> => {
    while (performance.now() < until) {
      const chat = counters.chat++;
      for (const text of contender.texts(chat)) {
        const asked = performance.now();
        await contender.turn(chat, text, counters.update++);
        waits.push(performance.now() - asked);
      }
      conversations++;
    }
  };
  await Promise.all(Array.from({ length: plan.chats }, converse));

  const seconds = (performance.now() - began) / 1000;
  // What the turns set off is theirs.
  await contender.settled();
  const used = ownCpu() - cpu;
  return {
    turns: waits.length,
    conversations,
    seconds,
    cpu: used,
    p50: quantile(waits, 0.5),
    p99: quantile(waits, 0.99),
    memory: process.memoryUsage().rss / 2 ** 20,
  };
}
