import { randomUUID } from 'node:crypto';
import { type Actor, apply, type HandoverPolicy } from '#core/buyback/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { oncePer } from '../once.ts';
import { queue } from '../outbox/index.ts';
import type { Sealer } from '../sealed.ts';
import { type Acted, lockFor } from './act.ts';
import type { OrderStore } from './order-store.ts';

/** Ids by the name of what they show: of kept pictures, or where one is to be fetched from (`slack:F1`). */
export type Pictures = Readonly<Record<string, readonly string[]>>;

type Brought = {
  readonly number: string;
  readonly pictures: Pictures;
  readonly by: Actor;
  readonly at: Instant;
  readonly policy?: HandoverPolicy | undefined;
  /** Names what was sent in: the same, sent twice, is fetched once. */
  readonly once?: string | undefined;
};

/**
 * Pictures that lie elsewhere still. Whether they may be added is said now; they are fetched after the commit and added
 * then, so nobody waits for them. Each gets the id under which it will be kept, the same at every try.
 */
export const bringPhotos = ({ database, sealer }: OrderStore, brought: Brought): Promise<Acted> =>
  database.inTransaction((tx) =>
    oncePer(tx, brought.once, {
      work: () => bring(tx, sealer, brought),
      again: () => lockFor(tx, sealer, { ...brought, event }),
    }),
  );

const event = { type: 'add-photos', photos: {} } as const;

async function bring(
  tx: Executor,
  sealer: Sealer,
  { number, pictures, by, at, policy }: Brought,
): Promise<Acted> {
  const ready = await lockFor(tx, sealer, { number, event, by });
  if (!ready.ok) return ready;
  const possible = apply(ready.order, event, { by, at, ...(policy ? { policy } : {}) });
  if (!possible.ok) return { ok: false, reason: possible.reason };
  const { account, name } = by;
  const wanted = Object.entries(pictures).flatMap(([of, refs]) =>
    refs.map((ref) => ({ of, ref, id: `${ref}:${randomUUID()}` })),
  );
  const payload = { number, by: { account, name }, pictures: wanted };
  await queue(tx, [{ lane: `photos:${number}`, kind: 'fetch-photos', payload }]);
  return ready;
}
