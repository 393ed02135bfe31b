import type { OutboxStore } from '#db/outbox/index.ts';
import { createUnderWay } from './under-way.ts';

export type Leases = OutboxStore & {
  /** Resolves once no lease is on its way to its end. */
  given(): Promise<void>;
};

/**
 * A lease that was given up stays given up: what ends one waits for a renewal that has left already. Else that renewal,
 * on another connection, would have a row wait 15 s for nobody.
 */
export function createLeases(store: OutboxStore): Leases {
  const { track, done } = createUnderWay();
  let renewing: Promise<unknown> = Promise.resolve();
  return {
    ...store,
    given: done,
    renew: (ids) => {
      const renewed = store.renew(ids);
      renewing = renewed.catch(() => undefined);
      return renewed;
    },
    release: (ids) => track(renewing.then(() => store.release(ids))),
    fail: (id, failure) => track(renewing.then(() => store.fail(id, failure))),
  };
}
