import { expect, it } from 'vitest';
import { idleLimit } from '../../db/client/idle-limit.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 20));

it('ends a transaction that waits for itself, and not one that is merely long', async () => {
  const stuck = idleLimit(50);
  await expect(stuck.untilIdle(new Promise(() => {}))).rejects.toThrow('does it use more than its tx');
  const busy = idleLimit(50);
  const long = async (): Promise<string> => {
    for (let n = 0; n < 5; n++) {
      await tick();
      busy.touch();
    }
    return 'done';
  };
  expect(await busy.untilIdle(long())).toBe('done');
});
