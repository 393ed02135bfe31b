import type { BenchDatabase } from './contender.ts';
import { type ContenderName, enlist } from './lineup.ts';
import { type Plan, type Played, play } from './load.ts';
import { countWire, type WireCount } from './wire.ts';

/** What the process of one contender is asked. */
export type Ask =
  | {
      readonly type: 'start';
      readonly name: ContenderName;
      readonly questions: number;
      readonly db: BenchDatabase;
    }
  | { readonly type: 'play'; readonly plan: Plan }
  | { readonly type: 'count'; readonly plan: Plan }
  | { readonly type: 'stop' };

export type Told =
  | { readonly type: 'started' | 'stopped' }
  | { readonly type: 'played'; readonly played: Played }
  | { readonly type: 'counted'; readonly played: Played; readonly count: WireCount }
  | { readonly type: 'failed'; readonly reason: string };

const counters = { chat: 1, update: 1 };
let contender: Awaited<ReturnType<typeof enlist>>;
let port = 5432;

async function answer(ask: Ask): Promise<Told> {
  switch (ask.type) {
    case 'start':
      contender = await enlist(ask.name, ask.questions);
      if (ask.db.url) port = Number(new URL(ask.db.url).port || port);
      await contender.start(ask.db);
      return { type: 'started' };
    case 'play':
      return { type: 'played', played: await play(contender, ask.plan, counters) };
    case 'count': {
      const wire = countWire(port);
      const played = await play(contender, ask.plan, counters);
      wire.stop();
      return { type: 'counted', played, count: wire.read() };
    }
    case 'stop':
      await contender.stop();
      return { type: 'stopped' };
  }
}

process.on('message', (ask: Ask) => {
  answer(ask)
    .catch(
      (error): Told => ({
        type: 'failed',
        reason: error instanceof Error ? `${error.stack}` : String(error),
      }),
    )
    .then((told) => {
      process.send?.(told);
      if (ask.type === 'stop') process.disconnect();
    });
});
