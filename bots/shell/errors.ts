/** Why a channel did not take a message; the outbox decides by this and nothing else. */
type ChannelErrorCode = 'rate-limited' | 'unreachable' | 'forbidden' | 'too-large' | 'rejected';

/** What waited cannot be read any more: it was changed, moved, or sealed with a key that is not here. */
export class UnreadableError extends Error {
  constructor() {
    super('changed, moved, or sealed with a key that is not here');
    this.name = 'UnreadableError';
  }
}

/** `retryAfter` in milliseconds, when the channel named a time. */
export class ChannelError extends Error {
  readonly code: ChannelErrorCode;
  readonly retryAfter: number | undefined;

  constructor(code: ChannelErrorCode, message: string, retryAfter?: number) {
    super(message);
    this.name = 'ChannelError';
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
