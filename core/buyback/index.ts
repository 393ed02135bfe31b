export { changeAddress } from './change-address.flow.ts';
export type { Command } from './commands.ts';
export { addressLine } from './confirm-step.ts';
export { fillHits } from './device-steps.ts';
export type { SellFacts } from './facts.ts';
export { slotLine } from './pickup-steps.ts';
export { defaultPolicies, type Policies } from './policies.ts';
export { requestModel } from './request-model.flow.ts';
export { afterOrder, sellFlow } from './sell.flow.ts';
