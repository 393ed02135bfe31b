import { noHandover } from './handover.ts';
import type { Order } from './order.ts';

export const nobody = () => ({ holder: undefined });

/** Wrong codes at the door, kept for whoever said them: `arrival` counts those of the trips before as well. */
export function missedCodes({ holder, handover }: Order): Pick<Order['handover'], 'missed'> {
  const { arrival, missed } = handover;
  if (holder && arrival && arrival.wrong > 0) return { missed: { by: holder.account, codes: arrival.wrong } };
  return missed ? { missed } : {};
}

/** Whoever comes next starts anew; visits that failed stay counted. */
export const letGo = (order: Order) => {
  const { attempts, proof } = order.handover;
  return {
    holder: undefined,
    handover: { ...noHandover, attempts, ...missedCodes(order), ...(proof ? { proof } : {}) },
  };
};
