/** What came of a telephone call. */
export const callOutcomes = ['spoke', 'no-answer', 'wrong-number', 'call-later'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** Why an order is cancelled; each has its own polite words. */
export const cancelReasons = ['customer-asked', 'unreachable', 'wrong-details', 'not-buying'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** Why a vendor does not want an order that it was offered. */
export const declineReasons = ['too-far', 'no-time', 'price', 'device', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What a customer may say of it themselves. */
export const ownReasons = ['changed-mind', 'sold-elsewhere', 'price-too-low', 'takes-too-long'] as const;
export type OwnReason = (typeof ownReasons)[number];
