import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, refused } from './answer.ts';
import { fileBytes } from './methods/chat.ts';
import { Refusal } from './refusal.ts';
import { type BotRequest, readRequest } from './request.ts';
import type { World } from './world.ts';

export type Serve = (
  asked: BotRequest & { readonly method: string; readonly gone: AbortSignal },
) => Promise<Answer | undefined>;

export type Server = { readonly url: string; readonly stop: () => Promise<void> };

/** Listens on a free port of this machine, with the addresses of api.telegram.org. */
export async function startServer(world: World, serve: Serve): Promise<Server> {
  const server = createServer((request, response) => {
    handle(world, serve, { request, response }).catch((error: unknown) => {
      world.judge.note(`the double broke: ${error instanceof Error ? error.stack : String(error)}`);
      reply(response, refused(new Refusal(500, 'Internal Server Error')));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stop };
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

async function handle(world: World, serve: Serve, { request, response }: Exchange): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://telegram');
  const [, kind, token, rest = ''] = /^\/(file\/bot|bot)([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
  if (!kind) return reply(response, refused(new Refusal(404, 'Not Found')));
  if (decodeURIComponent(token ?? '') !== world.token)
    return reply(response, refused(new Refusal(401, 'Unauthorized')));
  if (kind === 'file/bot') return sendFile(world, response, rest);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const answer = await answerTo(serve, { method: rest, url, request, gone: gone.signal });
  if (answer) reply(response, answer);
  else request.socket.destroy();
}

type Asking = { method: string; url: URL; request: IncomingMessage; gone: AbortSignal };

async function answerTo(serve: Serve, { method, url, request, gone }: Asking): Promise<Answer | undefined> {
  try {
    return await serve({ ...(await readRequest(method, url, request)), method, gone });
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

function sendFile(world: World, response: ServerResponse, path: string): void {
  try {
    response.end(fileBytes(world, path));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reply(response, refused(error));
  }
}

function reply(response: ServerResponse, answer: Answer): void {
  if (response.writableEnded || response.destroyed) return;
  response.statusCode = answer.ok ? 200 : answer.error_code;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer));
}
