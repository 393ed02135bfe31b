/** Carries a text message. What it says is ours; the provider only carries it. */
export type SmsProvider = {
  readonly name: string;
  /** True when nothing leaves this machine: every screen says so, and production refuses it. */
  readonly simulated: boolean;
  /** `id` is the idempotency key; `to` is E.164. Resolves with the provider's word, rejects with ChannelError. */
  send(message: { readonly id: string; readonly to: string; readonly text: string }): Promise<string>;
};
