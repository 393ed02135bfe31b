import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutbox } from '#bots/shell/outbox.ts';
import type { Database } from '#db/client/index.ts';
import { outboxStore, queue } from '#db/outbox/index.ts';
import { databaseKinds, testDatabase } from '../../support/database.ts';
import { testSealer } from '../../support/test-sealer.ts';

describe.each(databaseKinds)('the outbox on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  it.each(['decide', 'change-address', 'keep-photo', 'payout', 'payout-query'])(
    'what %s queues for somebody who waits is found before the next regular look',
    async (kind) => {
      let told = (): void => undefined;
      const heard = new Promise<void>((resolve) => {
        told = resolve;
      });
      const outbox = createOutbox({
        store: outboxStore(database, testSealer),
        handlers: {
          [kind]: () => queue(database, [{ lane: `chat:${kind}`, kind: 'reply', payload: {} }]),
          reply: async () => told(),
        },
        report: () => undefined,
        now: Date.now,
        channels: () => ['chat'],
      });
      const began = performance.now();
      await outbox.start();
      outbox.push([{ id: 2 ** 40, lane: `chat:${kind}`, kind, payload: {}, tries: 0 }]);
      await heard;
      expect(performance.now() - began).toBeLessThan(2_000);
      await outbox.idle();
      await outbox.stop();
    },
  );
});
