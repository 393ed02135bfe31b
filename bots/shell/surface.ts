import type { Line } from '#core/conversation/index.ts';

/** Where people of ours see work and act on it: Slack, the playground's board. */
export type Surface = {
  readonly name: string;
  /**
   * Puts up the order's card, or brings the one that stands up to date. Asked again at will. `note` is also told where
   * people are notified (Slack: the card's thread), once.
   */
  showOrder(number: string, note?: Line): Promise<void>;
  showItem(id: string): Promise<void>;
  /** Tells one person of ours, if their account is here. May be said twice after a fault. */
  tell?(account: string, line: Line): Promise<void>;
  /** What a customer wrote while one of our people has the conversation. `id` is the same at every retry. */
  relay(message: {
    readonly id: string;
    readonly conversation: string;
    readonly text: string;
  }): Promise<void>;
};
