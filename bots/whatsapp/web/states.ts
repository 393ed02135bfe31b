export const states = ['starting', 'qr', 'pairing', 'syncing', 'ready', 'degraded', 'dead'] as const;
export type State = (typeof states)[number];

/** Why a state is what it is. The words for people are in `trouble.ts`. */
export const reasons = [
  'module-missing',
  'browser-missing',
  'browser-fails',
  'in-use',
  'as-root',
  'start-failed',
  'start-slow',
  'sync-slow',
  'browser-gone',
  'page-crashed',
  'page-silent',
  'not-ready',
  'connection-lost',
  'logged-out',
  'conflict',
  'outdated',
  'blocked',
  'ended',
] as const;
export type Reason = (typeof reasons)[number];
