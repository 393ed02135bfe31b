/** Takes one business event, without personal data. */
export type AnalyticsProvider = {
  readonly name: string;
  readonly simulated: boolean;
  /** `client` is a stable pseudonym of the person. Resolves with the provider's word, rejects with ChannelError. */
  send(event: {
    readonly id: string;
    readonly client: string;
    readonly name: string;
    readonly about: Readonly<Record<string, string | number>>;
  }): Promise<string>;
};
