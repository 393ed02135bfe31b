export type SmsText = {
  /** The idempotency key. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** The order it is about. */
  readonly number?: string;
};

/** Carries a text message. What it says is ours; the provider only carries it. */
export type SmsProvider = {
  readonly name: string;
  /** True when nothing leaves this machine: every screen says so, and production refuses it. */
  readonly simulated: boolean;
  /** Resolves with the provider's word, rejects with ChannelError. */
  send(message: SmsText): Promise<string>;
  /** Only of one that pretends: shows what the telephone would have shown, to whoever plays the customer. */
  watch?(show: (message: SmsText) => Promise<void>): void;
};
