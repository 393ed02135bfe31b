import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Deed, Go, Went } from './sides.ts';

const program = fileURLToPath(new URL('./racer.ts', import.meta.url));

/** Nanoseconds for a word to reach both sides. */
const notice = 400_000n;

export type Round = {
  /** Of the first side, then of the second. */
  readonly results: readonly [readonly string[], readonly string[]];
  /** Both were at it at the same time. */
  readonly met: boolean;
};

/** Two processes of the shop on one database. */
export type TwoProcesses = {
  race(one: readonly Deed[], other: readonly Deed[]): Promise<Round>;
  close(): Promise<void>;
};

export async function twoProcesses(url: string): Promise<TwoProcesses> {
  const sides = [launch(url), launch(url)] as const;
  await Promise.all(sides.map((side) => once(side, 'message')));
  return {
    race: async (one, other) => {
      const from = String(process.hrtime.bigint() + notice);
      const [a, b] = await Promise.all([
        tell(sides[0], { deeds: one, from }),
        tell(sides[1], { deeds: other, from }),
      ]);
      const met = BigInt(a.began) < BigInt(b.ended) && BigInt(b.began) < BigInt(a.ended);
      return { results: [a.results, b.results], met };
    },
    close: async () => {
      await Promise.all(
        sides.map(async (side) => {
          const over = once(side, 'exit');
          side.disconnect();
          await over;
        }),
      );
    },
  };
}

const launch = (url: string): ChildProcess =>
  fork(program, [], { execArgv: ['--import', 'tsx'], env: { ...process.env, DATABASE_URL: url } });

async function tell(side: ChildProcess, go: Go): Promise<Went> {
  const answer = once(side, 'message');
  side.send(go);
  const [went] = (await answer) as [Went];
  return went;
}
