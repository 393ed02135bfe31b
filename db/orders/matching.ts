import { theSystem } from '#core/buyback/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { trade } from '../market/index.ts';
import { queue } from '../outbox/index.ts';
import { timeOutWave } from '../vendors/index.ts';
import { type Acted, actOnOrder, actWithin, lockOrder } from './act.ts';
import type { OrderStore } from './order-store.ts';

type About = { readonly number: string; readonly at: Instant };

/** S0-50, S0-58: a new order is offered to those who may have it. Refused, without harm, when it was before. */
export const openMatching = (store: OrderStore, { number, at }: About): Promise<Acted> =>
  actOnOrder(store, { number, event: { type: 'open-matching' }, by: theSystem, at });

/** B9: nobody of a wave has claimed in time, so the next are asked; when there are none, CX is. */
export const endWave = (
  { database, sealer }: OrderStore,
  { number, wave, at }: About & { readonly wave: number },
): Promise<void> =>
  database.inTransaction(async (tx) => {
    const order = await lockOrder(tx, sealer, number);
    if (order?.status !== 'unassigned') return;
    const asked = await timeOutWave(tx, { number, wave, at });
    if (asked.length === 0) return; // Another one ended it.
    const how = { by: theSystem, at };
    const { instead, queued = [] } = await trade(tx, {
      before: order,
      after: order,
      event: { type: 'open-matching' },
      how,
    });
    await queue(tx, [{ lane: `card:${number}`, kind: 'card', payload: { number } }, ...queued]);
    if (instead) await actWithin(tx, sealer, { number, event: instead, ...how });
  });
