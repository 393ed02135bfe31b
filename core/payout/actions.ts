/** What our people press to release a customer's money. */
export const codeActions = ['send-code', 'verify-code', 'bypass-code'] as const;

/** What they press about a payout that one of them makes at the bank. Every surface and every rule takes them from here. */
export const payoutActions = [
  'record-payout',
  'approve-payout',
  'give-up-payout',
  'confirm-unpaid',
  'return-payout',
] as const;
export type PayoutAction = (typeof payoutActions)[number];

const isOneOf =
  <Name extends string>(names: readonly Name[]) =>
  (name: string): name is Name =>
    (names as readonly string[]).includes(name);

export const isPayoutAction = isOneOf(payoutActions);
export const isPaymentAction = isOneOf([...codeActions, ...payoutActions]);
