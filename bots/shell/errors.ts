/** Why a channel did not take a message; the outbox decides by this and nothing else. */
type ChannelErrorCode = 'rate-limited' | 'unreachable' | 'forbidden' | 'too-large' | 'rejected';

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
