/** What the one port takes at most. Sizes in bytes, times in milliseconds. */
export const limits = {
  /** How long a request may take to send its headers, and all of itself. Node looks every `lookEvery`. */
  server: { headersTimeout: 10_000, requestTimeout: 15_000, lookEvery: 1_000, maxHeaderSize: 16 * 1024 },
  /** More than any delivery of a platform. */
  webhookBytes: 1024 * 1024,
  /** Requests that wait for their answers on one line. */
  onALine: 32,
  /** Refusals an address may cause at once, and how many of them are forgotten each second. */
  refusals: { atOnce: 100, perSecond: 5 },
  /** Addresses that are remembered: some 200 bytes each, the longest silent one goes first. */
  addresses: 10_000,
  /** How long an address stays trusted after a delivery of it was taken. */
  trustedFor: 3_600_000,
} as const;
