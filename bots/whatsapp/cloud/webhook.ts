import { isSecret } from '../../shell/is-secret.ts';
import { parseJson } from '../../shell/parse-json.ts';
import { limits } from './limits.ts';
import { isSigned } from './signature.ts';

export type WebhookSecrets = {
  /** The app's secret; two while a rotation lasts. Without one nobody is believed. */
  readonly app: readonly string[];
  /** What Meta shows when it asks whether the address is ours. */
  readonly verify: string;
};

/** Whether the address is ours: the challenge comes back to who knows the token, 403 to anybody else. */
export function answerChallenge(url: URL, { verify }: WebhookSecrets): Response {
  const asked = url.searchParams;
  const isMeta =
    asked.get('hub.mode') === 'subscribe' && isSecret(verify, asked.get('hub.verify_token') ?? '');
  const challenge = asked.get('hub.challenge') ?? '';
  if (!isMeta || !/^[\w-]{1,200}$/.test(challenge)) return answer(403);
  return new Response(challenge, { headers: { 'content-type': 'text/plain' } });
}

/** What becomes of a delivery. */
export type Taking = {
  readonly take: (body: unknown) => Promise<void>;
  /** It is signed, but by nobody that we believe. */
  readonly refused: () => void;
};

/**
 * Answers 200 only once all of a delivery is durable, 503 when it is not and Meta should come again (it does for days).
 * The signature is looked at before anything is read out of the bytes.
 */
export async function answerDelivery(
  request: Request,
  { app }: WebhookSecrets,
  { take, refused }: Taking,
): Promise<Response> {
  const { headers } = request;
  if (!headers.get('x-hub-signature-256')) return answer(401);
  if (headers.has('content-encoding')) return answer(415);
  if (!/^application\/json\b/i.test(headers.get('content-type') ?? '')) return answer(415);
  if (Number(headers.get('content-length') ?? 0) > limits.webhookBytes) return answer(413);
  const body = new Uint8Array(await request.arrayBuffer());
  if (body.length > limits.webhookBytes) return answer(413);
  if (!isSigned(body, headers.get('x-hub-signature-256'), app)) {
    refused();
    return answer(401);
  }
  const said = parseJson(body);
  if (said === undefined) return answer(400);
  try {
    await take(said);
    return answer(200);
  } catch {
    return answer(503);
  }
}

const answer = (status: number): Response => new Response(null, { status });
