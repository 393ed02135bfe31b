import type { Target } from './rows.ts';

const lower = (id: string, metric: string, must: number, aim: number, unit = 'x'): Target => ({
  id,
  metric,
  must,
  aim,
  unit,
  better: 'lower',
});
const higher = (id: string, metric: string, must: number, aim: number, unit = 'x'): Target => ({
  ...lower(id, metric, must, aim, unit),
  better: 'higher',
});

/** What must hold, and what is aimed at. Ratios are of medians of rounds that were played side by side. */
export const targets = {
  limit: lower('1', 'CPU a turn against the limit, 12 steps, 64 chats', 2, 1.5),
  conversationsCpu: lower('2', 'CPU a turn against @grammyjs/conversations', 0.11, 0.08),
  conversationsRate: higher('3', 'turns a second against @grammyjs/conversations', 8, 12),
  p99: lower('4', 'p99 at 64 chats against one read, one write', 0.7, 0.4),
  lonelyP50: lower('5a', 'one chat alone: p50 against one read, one write', 1.4, 1.2),
  lonelyCpu: lower('5b', 'one chat alone: CPU against one read, one write', 1.8, 1.4),
  http: lower('6', 'over HTTP: CPU against the floor without a database', 2.5, 2),
  loneStatements: lower('7a', 'statements of a lone turn', 3, 3, ''),
  roundTrips: lower('7b', 'round trips of a lone turn', 2, 2, ''),
  length: lower('8a', 'CPU a turn, 60 against 5 steps', 1.8, 1.5),
  rows: lower('8b', 'CPU a turn, 1 M against 10 k rows', 1.1, 1.05),
  pglite: lower('9', 'CPU a turn, PGlite against Postgres, 64 chats', 2, 1.5),
  outbox: lower('10a', 'outbox: commit to send, p99', 10, 6, ' ms'),
  idle: lower('10b', 'idle: CPU a second', 2, 1, ' ms'),
  searchFirst: higher('11a', 'search: right at once, against pg_trgm', 0, 3, ' points'),
  searchFive: higher('11b', 'search: right in five, against pg_trgm', -1, 3, ' points'),
  searchTime: lower('11c', 'search: p50 against pg_trgm', 0.5, 0.5),
} as const;
