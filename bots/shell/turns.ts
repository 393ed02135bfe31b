import type { Database } from '#db/client/index.ts';
import { outboxStore, type Taken } from '#db/outbox/index.ts';
import type { Sealer } from '#db/sealed.ts';
import { type TurnsWrite, turnStore } from '#db/turns/index.ts';
import { answering } from './answering.ts';
import { type Batcher, type BatcherOptions, createBatcher } from './batcher.ts';
import { createOutbox, type Handler, type Outbox } from './outbox.ts';
import { patienceWith } from './patience.ts';
import { rememberingTurns } from './remembered.ts';

export type TurnsOptions = Pick<BatcherOptions, 'decide' | 'park' | 'observe'> & {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly handlers: (accept: Batcher['accept']) => Readonly<Record<string, Handler>>;
  readonly defect: (error: unknown, about: { readonly id: string; readonly kind: string }) => void;
  readonly done?: (kind: string, milliseconds: number) => void;
  readonly now: () => number;
  /** Channels that run here now. */
  readonly channels: () => readonly string[];
  readonly leaves?: readonly string[];
};

export type Turns = {
  readonly accept: Batcher['accept'];
  readonly drain: Batcher['drain'];
  readonly outbox: Outbox;
};

/** The group-committed turn and the outbox behind it, on one database: the path of every message. */
export function createTurns(options: TurnsOptions): Turns {
  const { database, sealer, decide, park, observe, handlers, defect, done, now } = options;
  const outbox = createOutbox({
    store: outboxStore(database, sealer),
    handlers: handlers((inbound) => batcher.accept(inbound)),
    report: (error, { id, kind }) => defect(error, { id: String(id), kind }),
    done: ({ kind, lane }, milliseconds) => {
      if (answering.has(kind)) batcher.wake(lane);
      done?.(kind, milliseconds);
    },
    now,
    channels: options.channels,
    ...(options.leaves ? { leaves: options.leaves } : {}),
  });
  const batcher = createBatcher({
    store: rememberingTurns(turnStore(database.query, sealer), {
      now: () => performance.now(),
      random: Math.random,
    }),
    decide,
    park,
    ...(observe ? { observe } : {}),
    doneRows: outbox.doneRows,
    recover: outbox.recover,
    patience: { ...patienceWith(outbox), now },
    committed: ({ ids, together }, queued) => outbox.push(fresh(ids, queued), together),
    size: batchSizes[database.kind],
    report: (error, { id, event }) => defect(error, { id, kind: event.type }),
    random: Math.random,
  });
  return { accept: batcher.accept, drain: batcher.drain, outbox };
}

/**
 * Turns a batch at most; measured: more adds latency and no throughput. Beside a server, one half of those who write at
 * once is decided while the other half is written; a database in this process has no other time than ours.
 */
const batchSizes = { postgres: 32, pglite: 64 } as const;

/** What was queued for now is done from memory; what is due later waits in the table. */
function fresh(ids: readonly number[], queued: TurnsWrite['queued']): readonly Taken[] {
  const jobs: Taken[] = [];
  for (const [n, { lane, kind, payload, due, elsewhere }] of queued.entries()) {
    const id = ids[n];
    if (id === undefined || due !== undefined) continue;
    const job = { id, lane, kind, payload, tries: 0 };
    jobs.push(elsewhere ? { ...job, elsewhere } : job);
  }
  return jobs;
}
