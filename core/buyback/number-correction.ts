import type { Order } from './order.ts';

/** The number that is to take the place of the order's own, as long as it does not. */
export const numberToCome = ({ customer, handover: { proof } }: Pick<Order, 'customer' | 'handover'>) =>
  proof?.phone === customer.phone ? undefined : proof?.phone;

/** Whether the order's number is one that was proven in the place of another. */
export const isCorrected = ({ customer, handover: { proof } }: Pick<Order, 'customer' | 'handover'>) =>
  proof?.phone === customer.phone;
