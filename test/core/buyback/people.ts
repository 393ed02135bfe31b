import type { Actor, How } from '#core/buyback/actor.ts';

/** Noon in India on 21 November 2026. */
export const noon = Date.UTC(2026, 10, 21, 6, 30);

export const asha: Actor = { role: 'operator', account: 'slack:T1:U1', name: 'Asha' };
export const ravi: Actor = { role: 'operator', account: 'slack:T1:U2', name: 'Ravi' };
export const customer: Actor = { role: 'customer', account: 'telegram:7001:42', name: '' };
export const system: Actor = { role: 'system', account: 'system', name: '' };
export const how = (by: Actor, at = noon): How => ({ by, at });
