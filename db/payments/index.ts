export { payoutHooks } from './hooks.ts';
export { moveMoney, type PaymentMove, type PaymentStore, type PaymentWish } from './release.ts';
