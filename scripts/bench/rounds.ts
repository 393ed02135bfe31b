import type { Clock } from './cpu.ts';
import type { Pace } from './pace.ts';
import type { Player, Sample } from './player.ts';
import { type Measured, measured } from './stats.ts';

/** However slow a contender is, it is warm after that long, in milliseconds. */
const longestWarmUp = 15_000;

export async function warm(player: Player, { warmTurns }: Pace, chats = 64): Promise<void> {
  const until = performance.now() + longestWarmUp;
  for (let turns = 0; turns < warmTurns && performance.now() < until; )
    turns += (await player.play({ chats, milliseconds: 500 })).turns;
}

export type Field = Readonly<Record<string, Player>>;
export type Samples = Readonly<Record<string, readonly Sample[]>>;

/** Contenders one after another, again and again, each round from another one on: all see the same weather. */
export async function interleave(
  field: Field,
  { rounds, milliseconds }: Pace,
  { chats, clock }: { readonly chats: number; readonly clock: Clock | undefined },
): Promise<Samples> {
  const names = Object.keys(field);
  const samples: Record<string, Sample[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (let n = 0; n < names.length; n++) {
      const name = names[(n + round) % names.length] ?? '';
      const player = field[name];
      if (player) samples[name]?.push(await player.play({ chats, milliseconds }, clock));
    }
  return samples;
}

export const cpuPerTurn = ({ cpu, postgres, turns }: Sample): number => (cpu + postgres) / turns;
export const turnsPerSecond = ({ turns, seconds }: Sample): number => turns / seconds;

/** How one contender stands to another, round by round. Undefined when one of them did not play. */
export function ratio(
  samples: Samples,
  [one, other]: readonly [string, string],
  metric: (sample: Sample) => number,
): Measured | undefined {
  const others = samples[other] ?? [];
  const ratios = (samples[one] ?? []).map((each, n) => metric(each) / metric(others[n] ?? each));
  return ratios.length > 0 && others.length > 0 ? measured(ratios) : undefined;
}
