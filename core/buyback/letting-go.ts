import type { Instant } from '../shared/index.ts';
import { noHandover } from './handover.ts';
import type { Order } from './order.ts';
import { stages } from './stages.ts';

export const nobody = () => ({ holder: undefined });

/** Wrong codes at the door, kept for whoever said them: `arrival` counts those of the trips before as well. */
export function missedCodes({ holder, handover }: Order): Pick<Order['handover'], 'wrongCodes'> {
  const { arrival, wrongCodes } = handover;
  if (holder && arrival && arrival.wrong > 0)
    return { wrongCodes: { ...wrongCodes, [holder.account]: arrival.wrong } };
  return wrongCodes ? { wrongCodes } : {};
}

/**
 * The customer wants another time: nobody is on the way any more, and its holder is to agree on one. Who had agreed on a
 * visit that is not over need not be able to come at another time: it costs them nothing then.
 */
export function agreeAnew(order: Order, at: Instant): Order['handover'] {
  const { arrival: _gone, replans: _counted, ...rest } = order.handover;
  const wasAgreed = stages[order.status].visit === true && at < order.slot.to;
  return { ...rest, ...missedCodes(order), again: at, ...(wasAgreed ? { excused: true } : {}) };
}

/** Whoever comes next starts anew; visits that failed stay counted, and what the customer sent stays with the order. */
export const letGo = (order: Order) => {
  const { attempts, photos, proof } = order.handover;
  return {
    holder: undefined,
    handover: {
      ...noHandover,
      attempts,
      ...missedCodes(order),
      ...(photos ? { photos } : {}),
      ...(proof ? { proof } : {}),
    },
  };
};
