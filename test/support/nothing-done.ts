import type { DoneRows } from '#bots/shell/acknowledge.ts';

/** For turns without an outbox behind them. */
export const nothingDone: DoneRows = {
  take: () => ({ rows: [], batches: [] }),
  gone: () => {},
  giveBack: () => {},
};
