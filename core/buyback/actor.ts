import type { Instant } from '../shared/index.ts';

export type Role = 'customer' | 'operator' | 'system';

/** Who acts: an operator's account (`slack:T1:U1`), a customer's conversation, or the shop itself. */
export type Actor = { readonly role: Role; readonly account: string; readonly name: string };
export type How = { readonly by: Actor; readonly at: Instant };

export const theSystem: Actor = { role: 'system', account: 'system', name: '' };
