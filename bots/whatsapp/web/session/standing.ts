import type { Patience } from '../limits.ts';
import type { Reason, State } from '../states.ts';

/** What our own looks at browser and page have found; the library's events alone miss half of it. */
export type Sight = {
  readonly browser: 'none' | 'up' | 'gone';
  readonly page: 'answers' | 'silent' | 'crashed';
  /** State of the page's socket, where the page has one. */
  readonly socket?: string | undefined;
  readonly synced: boolean;
  /** The library's listeners are on this very page: its `ready` came since the last load. */
  readonly attached: boolean;
};

export type Standing = {
  readonly state: State;
  readonly why?: Reason | undefined;
  /** When this state began. */
  readonly since: number;
  readonly wasReady: boolean;
  /** When the page first looked connected without the library having noticed. */
  readonly missed?: number | undefined;
  readonly nudged?: number | undefined;
};

export type Cure = 'none' | 'refresh-code' | 'nudge' | 'end';

export type Next = { readonly standing: Standing; readonly cure: Cure };

export const begin = (now: number): Standing => ({ state: 'starting', since: now, wasReady: false });

/** What the page's socket says when there is no going on with it. */
const finals: Readonly<Record<string, Reason>> = {
  CONFLICT: 'conflict',
  DEPRECATED_VERSION: 'outdated',
  TOS_BLOCK: 'blocked',
  SMB_TOS_BLOCK: 'blocked',
  PROXYBLOCK: 'blocked',
};

/** The same for what the library says with `disconnected`. */
export const reasonOf = (said: string): Reason =>
  finals[said] ?? (said === 'LOGOUT' ? 'logged-out' : 'connection-lost');

/** Where things stand after a look, and what is to be done about it. */
export function next(before: Standing, sight: Sight, now: number, patience: Patience): Next {
  const seen = read(before, sight, now, patience);
  const same = seen.state === before.state && seen.why === before.why;
  const standing: Standing = {
    ...seen,
    since: same ? before.since : now,
    wasReady: before.wasReady || seen.state === 'ready',
    nudged: before.nudged,
  };
  const late = tooLong(standing, now, patience);
  if (late) return { standing: { ...standing, state: 'dead', why: late, since: now }, cure: 'end' };
  const cure = cureOf(standing, sight, now, patience);
  return { standing: cure === 'nudge' ? { ...standing, nudged: now } : standing, cure };
}

type Seen = Pick<Standing, 'state' | 'why' | 'missed'>;

const dead = (why: Reason): Seen => ({ state: 'dead', why });

function read(before: Standing, sight: Sight, now: number, patience: Patience): Seen {
  if (sight.browser === 'gone') return dead('browser-gone');
  if (sight.page === 'crashed') return dead('page-crashed');
  if (sight.page === 'silent') return dead('page-silent');
  const { socket = '', synced, attached } = sight;
  const final = finals[socket];
  if (final) return dead(final);
  if (socket.startsWith('UNPAIRED')) return { state: 'qr' };
  if (socket === 'PAIRING') return { state: 'pairing' };
  if (socket !== 'CONNECTED')
    return before.wasReady ? { state: 'degraded', why: 'connection-lost' } : { state: 'starting' };
  if (!synced) return { state: 'syncing' };
  if (attached) return { state: 'ready' };
  const missed = before.missed ?? now;
  return now - missed < patience.notReady
    ? { state: 'syncing', missed }
    : { state: 'degraded', why: 'not-ready', missed };
}

function tooLong(
  { state, why, since, missed }: Standing,
  now: number,
  patience: Patience,
): Reason | undefined {
  const lasts = now - since;
  if (state === 'starting' && lasts > patience.starting) return 'start-slow';
  if (state === 'syncing' && lasts > patience.syncing) return 'sync-slow';
  if (missed !== undefined && now - missed > patience.neverReady) return 'not-ready';
  if (state === 'degraded' && why === 'connection-lost' && lasts > patience.lost) return why;
  return undefined;
}

function cureOf(standing: Standing, { socket }: Sight, now: number, patience: Patience): Cure {
  const { state, missed, nudged = 0 } = standing;
  if (state === 'dead') return 'end';
  // The library would have to do it, and looks for the page's window in Node.
  if (socket === 'UNPAIRED_IDLE') return 'refresh-code';
  const isDue = missed !== undefined && now - missed >= patience.nudge && now - nudged >= 2 * patience.nudge;
  return isDue ? 'nudge' : 'none';
}
