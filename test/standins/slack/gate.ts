import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readArgs } from './args.ts';
import { createFaults, type Fault } from './faults.ts';
import { judgeBlocks } from './judge-blocks.ts';
import { judgeView } from './judge-view.ts';
import { createResponseUrls, type ResponseUrls } from './response-urls.ts';
import type { Screens } from './screens.ts';
import type { Answer, Args, View } from './types.ts';
import type { Workspace } from './workspace.ts';

export type Call = { readonly method: string; readonly args: Args; readonly answer: Answer | 'lost' };

/** Stands before the workspace: checks the token and the blocks, keeps a record, breaks on demand. */
export type Gate = ResponseUrls & {
  /** What SLACK_API_URL is set to. */
  readonly apiUrl: string;
  /** The only token that is let in. */
  readonly token: string;
  readonly calls: readonly Call[];
  fail(method: string, fault: Fault, times?: number): void;
  stop(): Promise<void>;
};

const token = 'xoxb-haat';

export async function openGate(workspace: Workspace, screens: Screens): Promise<Gate> {
  const calls: Call[] = [];
  const faults = createFaults();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const responseUrls = createResponseUrls(origin, workspace, screens);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readAll(request);
    const path = new URL(request.url ?? '/', origin).pathname;
    if (path.startsWith('/response/')) return reply(response, await responseUrls.use(path, raw));
    const method = path.replace('/api/', '');
    const args = readArgs(raw, request.headers['content-type'] ?? '');
    const fault = faults.take(method);
    const result = fault && fault.lose !== 'answer' ? broken(fault) : await serve(method, args, request);
    calls.push({ method, args, answer: fault?.lose ? 'lost' : result });
    if (fault?.lose) return void request.socket.destroy();
    const headers = fault?.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
    reply(response, { status: fault?.status ?? 200, body: result, headers });
  }

  async function serve(method: string, args: Args, request: IncomingMessage): Promise<Answer> {
    const given = request.headers.authorization?.replace(/^Bearer /, '') ?? args.token;
    if (given === undefined) return { ok: false, error: 'not_authed' };
    if (given !== token) return { ok: false, error: 'invalid_auth' };
    const refusal = judge(method, args);
    if (refusal) return refusal;
    const { token: _, ...rest } = args;
    const answer = await pass(workspace, method, rest);
    if (answer.ok) show(screens, { method, args, answer });
    return answer;
  }

  return {
    apiUrl: `${origin}/api/`,
    token,
    calls,
    fail: (method, fault, times = 1) => faults.add(method, fault, times),
    ...responseUrls,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const broken = ({ error = 'internal_error' }: Fault): Answer => ({ ok: false, error });

async function pass(workspace: Workspace, method: string, args: Args): Promise<Answer> {
  const response = await fetch(`${workspace.url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${workspace.botToken()}`, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  if (response.status === 404) return { ok: false, error: 'unknown_method' };
  return (await response.json()) as Answer;
}

function judge(method: string, args: Args): Answer | undefined {
  const isView = method.startsWith('views.') && args.view !== undefined;
  const messages = isView
    ? judgeView(args.view)
    : args.blocks === undefined
      ? []
      : judgeBlocks(args.blocks, 50);
  if (messages.length === 0) return undefined;
  const error = isView ? 'invalid_arguments' : 'invalid_blocks';
  return {
    ok: false,
    error,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  };
}

type Done = { readonly method: string; readonly args: Args; readonly answer: Answer };

function show(screens: Screens, { method, args, answer }: Done): void {
  const view = answer.view as View;
  if (method === 'views.open' || method === 'views.push') screens.opened(String(args.trigger_id), view);
  if (method === 'views.update') screens.replaced(view);
  if (method === 'views.publish') screens.published(String(args.user_id), view);
  if (method !== 'chat.postEphemeral') return;
  screens.whispered({
    type: 'message',
    ts: String(answer.message_ts),
    user: 'bot',
    text: String(args.text ?? ''),
    channel: String(args.channel),
    ephemeralFor: String(args.user),
    ...(Array.isArray(args.blocks) && { blocks: args.blocks }),
  });
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

type HttpReply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
};

function reply(response: ServerResponse, { status, body, headers = {} }: HttpReply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
