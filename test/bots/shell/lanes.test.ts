import { describe, expect, it } from 'vitest';
import { type Came, createLanes } from '#bots/shell/lanes.ts';
import type { Taken } from '#db/outbox/index.ts';

const row = (id: number): Taken => ({ id, lane: 'chat:a', kind: 'reply', payload: {}, tries: 0 });

/** Lanes whose effects the test ends by hand. */
function lanesByHand() {
  const begun: number[] = [];
  const back: number[] = [];
  const ends: ((came: Came) => void)[] = [];
  const lanes = createLanes({
    run: ({ id }) => {
      begun.push(id);
      return new Promise((resolve) => ends.push(resolve));
    },
    giveBack: (jobs) => void back.push(...jobs.map(({ id }) => id)),
    stopped: () => false,
  });
  return { lanes, begun, back, end: (came: Came) => ends.shift()?.(came) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the order of a lane', () => {
  it('E2: a lane that had caught up when somebody looked, and was refused since, is still behind', async () => {
    const { lanes, begun, back, end } = lanesByHand();
    lanes.setBehind(['chat:a']);
    const looked = new Map(lanes.behind());
    lanes.resume(row(1));
    end('waits');
    await settle();
    lanes.caughtUp(looked, []);
    lanes.push(row(2));
    expect({ begun, back }).toEqual({ begun: [1], back: [1, 2] });
  });

  it('E2: rows of a lane that another process may have wait until that is known, in their order', async () => {
    const { lanes, begun, back, end } = lanesByHand();
    let know: (late: readonly string[]) => void = () => {};
    lanes.ask(['chat:a'], new Promise((resolve) => (know = resolve)));
    lanes.push(row(1));
    lanes.push(row(2));
    expect(begun).toEqual([]);
    know([]);
    await settle();
    end('goes-on');
    await settle();
    expect({ begun, back }).toEqual({ begun: [1, 2], back: [] });
  });

  it('E2: when another process has older rows, or nobody can tell, they wait in the table', async () => {
    const answers = [async () => ['chat:a'], () => Promise.reject(new Error('the wire was cut'))];
    for (const find of answers) {
      const { lanes, begun, back } = lanesByHand();
      lanes.ask(['chat:a'], find());
      lanes.push(row(1));
      await settle();
      lanes.push(row(2));
      expect({ begun, back }).toEqual({ begun: [], back: [1, 2] });
    }
  });

  it('E2: of two questions about a lane the last one counts', async () => {
    const { lanes, begun, back } = lanesByHand();
    const answers: ((late: readonly string[]) => void)[] = [];
    for (const id of [1, 2]) {
      lanes.ask(['chat:a'], new Promise((resolve) => answers.push(resolve)));
      lanes.push(row(id));
    }
    answers[0]?.([]);
    await settle();
    answers[1]?.(['chat:a']);
    await settle();
    expect({ begun, back }).toEqual({ begun: [], back: [1, 2] });
  });

  it('E2: what is refused while that is asked holds the others back', async () => {
    const { lanes, begun, back, end } = lanesByHand();
    let know: (late: readonly string[]) => void = () => {};
    lanes.push(row(1));
    lanes.ask(['chat:a'], new Promise((resolve) => (know = resolve)));
    lanes.push(row(2));
    end('waits');
    await settle();
    know([]);
    await settle();
    expect({ begun, back }).toEqual({ begun: [1], back: [1, 2] });
  });
});
