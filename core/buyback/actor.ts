import type { Instant } from '../shared/index.ts';
import { defaultHandoverPolicy, type HandoverPolicy } from './handover-policy.ts';

export type Role = 'customer' | 'operator' | 'system';

/** Who acts: an operator's account (`slack:T1:U1`), a customer's conversation, or the shop itself. */
export type Actor = { readonly role: Role; readonly account: string; readonly name: string };
/** Who, when, and under which limits; the defaults when none are named. */
export type How = {
  readonly by: Actor;
  readonly at: Instant;
  readonly policy?: HandoverPolicy;
  /** An order in which we paid for the device with this number before, when that matters to the move. */
  readonly bought?: string | undefined;
};

export const policyOf = ({ policy }: Pick<How, 'policy'>): HandoverPolicy => policy ?? defaultHandoverPolicy;

export const theSystem: Actor = { role: 'system', account: 'system', name: '' };
