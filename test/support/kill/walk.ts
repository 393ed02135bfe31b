import type { Seen } from './lines.ts';
import { type MortalShop, ShopDied } from './mortal-shop.ts';

/** One customer and their order, the `nth` of the test. */
export type Walk = {
  readonly shop: MortalShop;
  readonly nth: number;
  readonly conversation: string;
  /** Brings what the provider has to say. */
  readonly deliver: () => Promise<void>;
  /** Whose number it is sold with, the walk's own if not said. */
  readonly phoneOf?: number;
  /** Whose device is found at the door, the walk's own if not said. */
  readonly deviceOf?: number;
  /** How often something was said and taken: what came to nothing is said again as something new. */
  readonly taken: Map<string, number>;
};

export type Step = {
  readonly until: (seen: Seen, walk: Walk) => boolean;
  readonly act: (walk: Walk, seen: Seen) => Promise<unknown>;
};

/** Milliseconds, for a slow machine that is busy with other things. */
const patience = 120_000;

/** Goes on until each step is done and nothing of it waits, whoever dies meanwhile. */
export async function goes(walk: Walk, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const until = Date.now() + patience;
    while (!(await isDone(walk, step)))
      if (Date.now() > until) throw new Error(`no way on after ${walk.shop.deaths.at(-1)}`);
  }
}

async function isDone(walk: Walk, { until, act }: Step): Promise<boolean> {
  try {
    const seen = await walk.shop.see(walk.conversation);
    if (seen.waiting === 0 && until(seen, walk)) return true;
    if (seen.waiting === 0) await act(walk, seen);
    else await new Promise((resolve) => setTimeout(resolve, 20));
  } catch (error) {
    if (!(error instanceof ShopDied)) throw error;
  }
  return false;
}
