import { days, type Instant, minutes } from '../shared/index.ts';

/** One of a customer's numbers. */
export type Reach = 'phone' | 'second';

/** A code that proves that a number reaches the customer: sent there, and typed in the chat. */
export type Proof = {
  readonly of: Reach;
  readonly code: string;
  readonly until: Instant;
  /** Times that another one was typed. */
  readonly wrong: number;
  /** When codes were sent, this one last. */
  readonly sent: readonly Instant[];
  /** Another number than the order's: it takes its place once it is proven. */
  readonly phone?: string | undefined;
};

/** What a customer does about their numbers. The code was drawn for the event. */
export type NumberEvent =
  /** Where payment codes go by SMS; without a number to the one of the order. */
  | { readonly type: 'choose-number'; readonly phone?: string }
  /** `phone`: one that is to take the place of the order's own. `sentToday`: codes that the number was sent that day for whatever orders, when that was looked up. */
  | {
      readonly type: 'prove-number';
      readonly of: Reach;
      readonly code: string;
      readonly phone?: string | undefined;
      readonly sentToday?: number;
    }
  /** The number that was proven is the order's from now on. */
  | { readonly type: 'correct-number' }
  | { readonly type: 'type-number-code'; readonly code: string }
  | { readonly type: 'wrong-number-code' };

/** How often a number is proven. The code moves no money: it only says that a text message arrives. */
export const proofLimits = {
  digits: 6,
  validFor: minutes(10),
  tries: 5,
  /** Codes for one order. */
  most: 3,
  within: days(1),
  /** Codes to one number in a day of the shop's clock, for all orders: nobody is woken by orders that others make. */
  mostToNumber: 5,
} as const;

/** Of so many new orders a number that nobody has proven is told by SMS: whoever types it in need not have it. */
export const orderTexts = { most: 5, within: days(1) } as const;
