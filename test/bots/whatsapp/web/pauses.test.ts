import { describe, expect, it } from 'vitest';
import { pauseAfter } from '#bots/whatsapp/web/pauses.ts';

const minute = 60_000;

describe('a session that has ended', () => {
  it.each(['browser-gone', 'page-crashed', 'page-silent'] as const)(
    'is begun again at once the first time (%s)',
    (why) => expect(pauseAfter(why, 0)).toBeLessThan(1_000),
  );

  it.each(['start-failed', 'start-slow', 'connection-lost'] as const)(
    'is ready within a minute of the end of what passes by itself, however long that was (%s)',
    (why) => expect(pauseAfter(why, 1_000)).toBeLessThan(minute),
  );

  it('tries ever more seldom to open a page that cannot be reached', () => {
    const pauses = [0, 1, 2, 3, 4].map((failed) => pauseAfter('start-failed', failed) ?? 0);
    expect(pauses).toEqual([...new Set(pauses)].sort((a, b) => a - b));
  });

  it.each(['not-ready', 'outdated', 'conflict'] as const)(
    'is not begun again and again where haste does not help (%s)',
    (why) => expect(pauseAfter(why, 1_000)).toBeGreaterThan(4 * minute),
  );

  it.each(['module-missing', 'browser-missing', 'as-root', 'blocked'] as const)(
    'is left to a person where no new start helps (%s)',
    (why) => expect(pauseAfter(why, 0)).toBeUndefined(),
  );
});
