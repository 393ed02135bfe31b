import type { Instant } from '#core/shared/index.ts';
import type { Span } from '#prompts/index.ts';

/** The buttons of a bubble: choices first, then what leads on and back. A place in `labels` is what a tap names. */
export type Buttons = {
  readonly menu: number;
  readonly labels: readonly string[];
  /** How many of the labels are choices. */
  readonly choices: number;
};

/** One message of a chat as the page shows it: pieces of text, never markup. */
export type Bubble = {
  readonly id: string;
  /** `sms`: what the customer's telephone would have shown beside the chat; the simulated provider sends nothing. */
  readonly from: 'shop' | 'customer' | 'sms';
  /** The end of the number that a text message went to. */
  readonly to?: string;
  readonly at: Instant;
  /** Language of the text, for the reader's voice. */
  readonly locale?: string;
  readonly text: readonly Span[];
  readonly buttons?: Buttons;
  /** A share that the message asks for. */
  readonly asks?: 'contact' | 'location' | 'photo';
  /** What the button for it says, in the language of the chat. */
  readonly asksLabel?: string;
  /** The label that was tapped; the buttons are used up then. */
  readonly chosen?: string;
  /** Names a picture that only the browser of its sender has. */
  readonly photo?: string;
  /** Pictures that the shop keeps. */
  readonly photos?: readonly string[];
};
