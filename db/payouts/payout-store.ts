import type { Payout, PayoutAlarm, PayoutOutcome } from '#core/payout/index.ts';
import type { Paise } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import type { OrderStore } from '../orders/index.ts';
import type { CodeKeys } from './code-keys.ts';

/** What the rest of the house does about a payout, each in the transaction that made it so. */
export type PayoutHooks = {
  /** Called once for each outcome: the order and the ledger move on. */
  readonly settled: (
    tx: Executor,
    about: { readonly order: string; readonly outcome: PayoutOutcome; readonly payout: Payout },
  ) => Promise<void>;
  /** A report was not believed, or nobody has answered for long: the payout stays as it is and a person has to look. */
  readonly alarmed: (
    tx: Executor,
    about: { readonly order: string; readonly because: PayoutAlarm; readonly payout: Payout },
  ) => Promise<void>;
};

/** Where payouts and their codes are kept, and what else they need. */
export type PayoutStore = OrderStore & {
  readonly codes: CodeKeys;
  readonly hooks: PayoutHooks;
  /** From this amount on a payout by hand needs a second person. */
  readonly approvalFrom: Paise;
};
