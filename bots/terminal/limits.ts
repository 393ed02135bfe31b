/** What a line-based channel gives and takes. */
export const limits = {
  /** Signs that an `--as` name may have; it becomes part of the conversation's key. */
  name: /^[\w.@+-]{1,64}$/,
  /** Replies that wait for one who has gone; the oldest are dropped. */
  mailbox: 100,
  /** Milliseconds for which an answer is waited for. */
  patience: 10_000,
  messageBytes: 64 * 1024,
} as const;
