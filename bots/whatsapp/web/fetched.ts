import { z } from 'zod';

/** What came of asking for a medium. */
export const fetched = z.discriminatedUnion('came', [
  z.object({ came: z.literal('fetched'), content: z.base64() }),
  /** `broken`: it may be had later. `lost`: the process ended over it. */
  z.object({ came: z.enum(['gone', 'too-large', 'broken', 'lost']) }),
]);
export type Fetched = z.infer<typeof fetched>;
