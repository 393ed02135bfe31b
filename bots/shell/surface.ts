import type { Line } from '#core/conversation/index.ts';
import type { Result } from '#core/shared/index.ts';
import type { Evidence } from '#db/evidence/index.ts';

/** Why a picture cannot be taken over, however often one asks. */
export type PictureFault =
  | 'gone'
  | 'empty'
  | 'no-picture'
  | 'too-large'
  | 'elsewhere'
  | 'not-yours'
  /** It is not said who uploaded it. */
  | 'nobodys'
  | 'unreadable'
  | 'not-handed-over';

/** Where people of ours see work and act on it: Slack, the playground's board. */
export type Surface = {
  readonly name: string;
  /**
   * Puts up the order's card, or brings the one that stands up to date. Asked again at will. `note` is also told where
   * people are notified (Slack: the card's thread), once.
   */
  showOrder(number: string, note?: Line): Promise<void>;
  showItem(id: string): Promise<void>;
  /** Says something to one of our people alone, who need not be looking. May be said twice after a fault. */
  tell?(account: string, line: Line): Promise<void>;
  /** What a customer wrote while one of our people has the conversation. `id` is the same at every retry. */
  relay(message: {
    readonly id: string;
    readonly conversation: string;
    readonly text: string;
  }): Promise<void>;
  /**
   * A picture that `account` chose there, by its name (`slack:F1`). Rejects with ChannelError when it may be had later.
   * Absent where pictures are handed over at once.
   */
  picture?(ref: string, account: string): Promise<Result<Evidence, PictureFault>>;
};
