import type { Database } from '../client/index.ts';
import type { Sealer } from '../sealed.ts';

/** Where orders are kept, and the keys to what is sealed in them. */
export type OrderStore = { readonly database: Database; readonly sealer: Sealer };
