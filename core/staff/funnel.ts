import type { SellStep } from '../buyback/index.ts';
import type { Line } from '../conversation/index.ts';
import { minutes } from '../shared/index.ts';
import { bar, shareOf } from './bar.ts';
import { askedSteps, sellSteps, wordStep } from './whereabouts.ts';

/** Conversations of one channel that stand at the same question of the sale; without one they are not selling. */
export type FunnelRow = {
  readonly channel: string;
  /** `step` or `step.item`. */
  readonly asking: string | null;
  /** They ordered in this time, whatever they do now. */
  readonly ordered: boolean;
  readonly quiet: boolean;
  readonly chats: number;
};

type FunnelStep = { readonly step: SellStep; readonly reached: number; readonly left: number };

/** Of one channel: who came, how far they got, and where they stopped. */
export type Funnel = {
  readonly channel: string;
  readonly came: number;
  readonly ordered: number;
  readonly steps: readonly FunnelStep[];
};

/** Milliseconds without a word after which somebody has stopped. */
export const quietAfter = minutes(30);

export function funnels(rows: readonly FunnelRow[]): readonly Funnel[] {
  const channels = [...new Set(rows.map(({ channel }) => channel))].sort();
  return channels.map((channel) => {
    const own = rows.filter((row) => row.channel === channel);
    return {
      channel,
      came: sum(own),
      ordered: sum(own.filter(({ ordered }) => ordered)),
      steps: askedSteps.map((step) => ({
        step,
        reached: sum(own.filter((row) => row.ordered || placeOf(row) >= sellSteps.indexOf(step))),
        left: sum(own.filter((row) => !row.ordered && row.quiet && standsAt(row) === step)),
      })),
    };
  });
}

/** Who is told that we don't pick up there has stopped at the address. */
function standsAt({ asking }: FunnelRow): SellStep | undefined {
  const name = asking?.split('.', 1)[0];
  return name === 'elsewhere' ? 'place' : sellSteps.find((step) => step === name);
}

const placeOf = (row: FunnelRow): number => {
  const step = standsAt(row);
  return step === undefined ? -1 : sellSteps.indexOf(step);
};

const sum = (rows: readonly FunnelRow[]): number => rows.reduce((all, { chats }) => all + chats, 0);

/** The report in words, with what exactly was counted (S0-3, S0-14, S0-18). */
export function funnelLines(rows: readonly FunnelRow[]): readonly Line[] {
  const all = funnels(rows);
  if (all.length === 0) return [{ key: 'staff.funnel-none' }];
  return [...all.flatMap(channelLines), { key: 'staff.funnel-what' }];
}

function channelLines({ channel, came, ordered, steps }: Funnel): readonly Line[] {
  const named = steps.find(({ step }) => step === 'brand')?.reached ?? 0;
  return [
    { key: 'staff.funnel-channel', params: { channel, came, ordered, percent: shareOf(ordered, came) } },
    { key: 'staff.funnel-rate', params: { percent: shareOf(named, came) } },
    ...steps.map(
      ({ step, reached, left }): Line => ({
        key: 'staff.funnel-step',
        params: { bar: bar(reached, came), reached, left, step: wordStep(step) },
      }),
    ),
  ];
}
