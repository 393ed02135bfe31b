import type { BenchDatabase, Contender } from './contender.ts';
import { ownCpu } from './cpu.ts';
import { listen } from './http.ts';
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
  /** Plays and counts on the wire, which makes it slower. */
  | { readonly type: 'count'; readonly plan: Plan }
  /** Opens a port and takes turns over HTTP from now on. */
  | { readonly type: 'listen' }
  | { readonly type: 'settle' }
  | { readonly type: 'orders' }
  | { readonly type: 'stop' };

export type Told = {
  readonly started: true;
  readonly played: Played;
  readonly counted: { readonly played: Played; readonly count: WireCount };
  readonly url: string;
  /** CPU so far in microseconds, once all that was sent is acknowledged. */
  readonly settled: number;
  /** Rows. */
  readonly orders: number;
  readonly failed: string;
};

const counters = { chat: 1, update: 1 };
let contender: Contender;
let port = 5432;

async function answer(ask: Ask): Promise<Partial<Told>> {
  switch (ask.type) {
    case 'start':
      contender = await enlist(ask.name, ask.questions);
      if (ask.db.url) port = Number(new URL(ask.db.url).port || port);
      await contender.start(ask.db);
      return { started: true };
    case 'play':
      return { played: await play(contender, ask.plan, counters) };
    case 'count': {
      const wire = countWire(port);
      const played = await play(contender, ask.plan, counters);
      wire.stop();
      return { counted: { played, count: wire.read() } };
    }
    case 'listen':
      return { url: await listen(contender) };
    case 'settle':
      await contender.settled();
      return { settled: ownCpu() };
    case 'orders':
      return { orders: await contender.orders() };
    case 'stop':
      await contender.stop();
      return {};
  }
}

process.on('message', (ask: Ask) => {
  void answer(ask)
    .catch((error) => ({ failed: error instanceof Error ? `${error.stack}` : String(error) }))
    .then((told) => {
      process.send?.(told);
      if (ask.type === 'stop') process.exit();
    });
});
