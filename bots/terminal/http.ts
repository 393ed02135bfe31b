import { isSecret } from '../shell/is-secret.ts';
import type { Exchange } from './exchange.ts';
import { limits } from './limits.ts';
import { isName, said } from './parse.ts';

/** Where `npm run chat` talks to a shop that runs already. */
export const messagesPath = '/terminal/messages';

/**
 * POST `{ as, text, id, language? }` says a line, GET `?as=` waits for what comes unasked; both answer
 * `{ replies: Told[] }`. 401 without the token, 400 for what is no line, 503 when it could not be stored.
 */
export function terminalHandler(exchange: Exchange, token: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isToken(token, request.headers.get('authorization') ?? ''))
      return answer(401, 'the token is missing or wrong');
    if (request.method === 'GET') return listen(exchange, request);
    if (Number(request.headers.get('content-length') ?? 0) > limits.messageBytes)
      return answer(413, 'too long');
    const line = said.safeParse(await request.json().catch(() => undefined));
    if (!line.success) return answer(400, 'a line is { as, text, id, language? }');
    try {
      return Response.json({ replies: await exchange.say(line.data) });
    } catch {
      return answer(503, 'it could not be stored, try again');
    }
  };
}

/** Ends before any proxy or client would hang up. */
const listenFor = 25_000;

async function listen(exchange: Exchange, request: Request): Promise<Response> {
  const as = new URL(request.url).searchParams.get('as') ?? '';
  if (!isName(as)) return answer(400, 'who is asking? ?as=');
  const enough = AbortSignal.any([request.signal, AbortSignal.timeout(listenFor)]);
  return Response.json({ replies: await exchange.listen(as, enough) });
}

const isToken = (token: string, header: string): boolean => isSecret(`Bearer ${token}`, header);
const answer = (status: number, error: string): Response => Response.json({ error }, { status });
