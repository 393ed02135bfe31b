import { GrammyError, HttpError } from 'grammy';
import { ChannelError } from '../shell/errors.ts';

const says = (error: unknown, ...words: readonly string[]): boolean =>
  error instanceof GrammyError && words.some((word) => error.description.toLowerCase().includes(word));

/** The edit changed nothing: what was to be shown is shown. */
export const isUnchanged = (error: unknown): boolean => says(error, 'message is not modified');

export const isUnreadable = (error: unknown): boolean => says(error, "can't parse entities");

/** getFile hands out 20 MB at most. */
export const isTooBig = (error: unknown): boolean => says(error, 'file is too big');

/** The message is gone, too old, or of a kind that cannot be edited: the same words may go out anew. */
export const isUneditable = (error: unknown): boolean =>
  says(
    error,
    "message can't be edited",
    'message to edit not found',
    'message_id_invalid',
    'there is no text',
  );

/**
 * The one place where an error of the SDK becomes ours; a defect of our own stays what it is. The message holds no
 * text of the chat and no token.
 */
export function toChannelError(error: unknown): unknown {
  if (error instanceof HttpError) return new ChannelError('unreachable', 'Telegram cannot be reached');
  if (!(error instanceof GrammyError)) return error;
  const { error_code: status, parameters } = error;
  // Telegram quotes what it could not read, and that may be somebody's words.
  const description = error.description.replace(/"[^"]*"?/g, '"…"');
  if (status === 429)
    return new ChannelError('rate-limited', description, (parameters.retry_after ?? 1) * 1000);
  if (status === 403 || says(error, 'chat not found', 'user is deactivated', 'peer_id_invalid'))
    return new ChannelError('forbidden', description);
  if (status === 413 || says(error, 'too long', 'too_long', 'too large'))
    return new ChannelError('too-large', description);
  if (status === 400) return new ChannelError('rejected', description);
  // Also a refused token: that is about us, not about this message, which waits until somebody mends it.
  return new ChannelError('unreachable', `Telegram answered ${status}: ${description}`);
}
