import { isSecret } from '../shell/is-secret.ts';
import { parseJson } from '../shell/parse-json.ts';
import { limits } from './limits.ts';

export type Webhook = {
  /** Public address that Telegram posts to; its path is what gets mounted. */
  readonly url: string;
  /** Comes back in a header of every delivery: 1-256 letters, digits, `_` or `-`. */
  readonly secretToken: string;
  readonly mount: (path: string, handler: (request: Request) => Promise<Response>) => void;
};

/**
 * Answers 200 only once the update is durable, 503 when it is not and Telegram should come again. The secret is looked
 * at before the body, so that a flood of forgeries stays cheap.
 */
export function webhookHandler(
  secretToken: string,
  take: (update: unknown) => Promise<void>,
): (request: Request) => Promise<Response> {
  if (!/^[\w-]{1,256}$/.test(secretToken)) throw new RangeError('the Telegram webhook has no usable secret');
  return async (request) => {
    if (!isSecret(secretToken, request.headers.get('x-telegram-bot-api-secret-token') ?? ''))
      return answer(401);
    if (Number(request.headers.get('content-length') ?? 0) > limits.webhookBytes) return answer(413);
    const update = parseJson(await request.text());
    if (update === undefined) return answer(400);
    try {
      await take(update);
      return answer(200);
    } catch {
      return answer(503);
    }
  };
}

const answer = (status: number): Response => new Response(null, { status });
