import { describe, expect, it } from 'vitest';
import { patience } from '#bots/whatsapp/web/index.ts';
import { begin, next, reasonOf, type Sight, type Standing } from '#bots/whatsapp/web/session/standing.ts';

const up: Sight = { browser: 'up', page: 'answers', synced: false, attached: false };
const ready: Sight = { ...up, socket: 'CONNECTED', synced: true, attached: true };
const missed: Sight = { ...ready, attached: false };

/** Looks at these one after another, so many milliseconds apart. */
function looking(sights: readonly Sight[], apart = 1_000) {
  let step = { standing: begin(0) as Standing, cure: 'none' as string };
  for (const [n, sight] of sights.entries()) step = next(step.standing, sight, (n + 1) * apart, patience);
  return { state: step.standing.state, why: step.standing.why, cure: step.cure };
}

describe('how a session stands', () => {
  it.each([
    ['starting', [up]],
    ['starting', [{ ...up, socket: 'OPENING' }]],
    ['qr', [{ ...up, socket: 'UNPAIRED' }]],
    ['pairing', [{ ...up, socket: 'PAIRING' }]],
    ['syncing', [{ ...up, socket: 'CONNECTED' }]],
    ['ready', [ready]],
  ] as const)('is %s by what the page says, with nothing to do', (state, sights) => {
    expect(looking(sights)).toEqual({ state, why: undefined, cure: 'none' });
  });

  it.each([
    ['browser-gone', { ...ready, browser: 'gone' }],
    ['page-crashed', { ...ready, page: 'crashed' }],
    ['page-silent', { ...ready, page: 'silent' }],
    ['conflict', { ...ready, socket: 'CONFLICT' }],
    ['outdated', { ...ready, socket: 'DEPRECATED_VERSION' }],
    ['blocked', { ...ready, socket: 'TOS_BLOCK' }],
    ['blocked', { ...ready, socket: 'SMB_TOS_BLOCK' }],
    ['blocked', { ...ready, socket: 'PROXYBLOCK' }],
  ] as const)('is dead for %s, and ends', (why, sight) => {
    expect(looking([ready, sight])).toEqual({ state: 'dead', why, cure: 'end' });
  });

  it('asks for a new code when the page has given up showing them', () => {
    expect(looking([{ ...up, socket: 'UNPAIRED_IDLE' }])).toMatchObject({
      state: 'qr',
      cure: 'refresh-code',
    });
  });

  it('says it again to a library that has missed that the page is synchronised', () => {
    expect(looking([missed])).toMatchObject({ state: 'syncing', cure: 'none' });
    expect(looking([missed, missed, missed])).toMatchObject({ state: 'syncing', cure: 'nudge' });
  });

  it('does not say it with every look', () => {
    const cures = [1, 2, 3, 4, 5, 6].map(
      (count) => looking(Array.from({ length: count }, () => missed)).cure,
    );
    expect(cures).toEqual(['none', 'none', 'nudge', 'none', 'none', 'nudge']);
  });

  it('is degraded, then ended, while it stays connected and not ready', () => {
    const looks = (milliseconds: number) => Array.from({ length: milliseconds / 1_000 + 1 }, () => missed);
    expect(looking(looks(patience.notReady))).toMatchObject({ state: 'degraded', why: 'not-ready' });
    expect(looking(looks(patience.neverReady + 1_000))).toMatchObject({ state: 'dead', why: 'not-ready' });
  });

  it('is degraded while WhatsApp connects again, ready after it, and ended when that takes too long', () => {
    const lost: Sight = { ...ready, socket: 'OPENING' };
    expect(looking([ready, lost])).toMatchObject({ state: 'degraded', why: 'connection-lost', cure: 'none' });
    expect(looking([ready, lost, ready])).toMatchObject({ state: 'ready' });
    expect(looking([ready, lost, lost], patience.lost + 1)).toMatchObject({ state: 'dead', cure: 'end' });
  });

  it('waits for a page that does not load, and then no longer', () => {
    expect(looking([up, up])).toMatchObject({ state: 'starting' });
    expect(looking([up], patience.starting + 1)).toMatchObject({ state: 'dead', why: 'start-slow' });
  });

  it('waits for minutes while a phone synchronises, and for ever while nobody scans', () => {
    expect(
      looking(
        [
          { ...up, socket: 'CONNECTED' },
          { ...up, socket: 'CONNECTED' },
        ],
        patience.syncing + 1,
      ),
    ).toMatchObject({ state: 'dead', why: 'sync-slow' });
    const shown: Sight = { ...up, socket: 'UNPAIRED' };
    expect(looking([shown, shown, shown], 86_400_000)).toMatchObject({ state: 'qr', cure: 'none' });
  });

  it('knows what the library means when it says that it is disconnected', () => {
    expect(['LOGOUT', 'CONFLICT', 'TOS_BLOCK', 'whatever'].map(reasonOf)).toEqual([
      'logged-out',
      'conflict',
      'blocked',
      'connection-lost',
    ]);
  });
});
