import { z } from 'zod';

/** What a customer may want of an order that stands. */
export const matter = z.enum([
  'cancel-order',
  'change-slot',
  'change-address',
  'second-number',
  'verify-number',
  'correct-number',
  'pay-to',
  'dispute',
  'keep-photo',
]);
export type Matter = z.infer<typeof matter>;
