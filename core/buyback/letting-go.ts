import { noHandover } from './handover.ts';
import type { Order } from './order.ts';

export const nobody = () => ({ holder: undefined });

/** Whoever comes next starts anew; visits that failed stay counted. */
export const letGo = ({ handover: { attempts, proof } }: Order) => ({
  holder: undefined,
  handover: { ...noHandover, attempts, ...(proof ? { proof } : {}) },
});
