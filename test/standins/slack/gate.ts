import type { IncomingMessage } from 'node:http';
import { readArgs } from './args.ts';
import { createFaults, type Fault } from './faults.ts';
import { createFiles, type Files } from './files.ts';
import { type HttpReply, listen } from './http.ts';
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
  readonly files: Files;
  /** `download`: the next files that are fetched. */
  fail(method: string, fault: Fault, times?: number): void;
  stop(): Promise<void>;
};

const token = 'xoxb-haat';

type Inside = { readonly workspace: Workspace; readonly screens: Screens; readonly files: Files };
type Asked = { readonly method: string; readonly request: IncomingMessage; readonly raw: string };

export async function openGate(workspace: Workspace, screens: Screens): Promise<Gate> {
  const calls: Call[] = [];
  const faults = createFaults();
  const responseUrls = createResponseUrls(workspace, screens);
  const files = createFiles(token, workspace.team.id);

  async function callMethod({ method, request, raw }: Asked): Promise<HttpReply | 'hang-up'> {
    const args = readArgs(raw, request.headers['content-type'] ?? '');
    const fault = faults.take(method);
    const given = request.headers.authorization?.replace(/^Bearer /, '') ?? args.token;
    const answer =
      fault && fault.lose !== 'answer'
        ? broken(fault)
        : (refusal(given, method, args) ??
          (await pass({ workspace, screens, files }, method, { ...args, host: request.headers.host })));
    calls.push({ method, args, answer: fault?.lose ? 'lost' : answer });
    if (fault?.lose) return 'hang-up';
    const headers = fault?.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
    return { status: fault?.status ?? 200, body: answer, headers };
  }

  const server = await listen(async (request, raw) => {
    const { pathname } = new URL(request.url ?? '/', 'http://slack.invalid');
    if (pathname.startsWith('/response/')) return responseUrls.use(pathname, raw);
    if (pathname.startsWith('/files-pri/'))
      return files.download(request, { path: pathname, fault: faults.take('download') });
    return callMethod({ method: pathname.replace('/api/', ''), request, raw });
  });
  return {
    apiUrl: `${server.origin}/api/`,
    token,
    calls,
    files,
    fail: (method, fault, times = 1) => faults.add(method, fault, times),
    responseUrl: (from) => server.origin + responseUrls.open(from),
    stop: server.stop,
  };
}

async function pass(inside: Inside, method: string, { token: _, host, ...args }: Args): Promise<Answer> {
  if (method === 'files.info') return inside.files.info(args.file, `http://${host}`);
  const answer = await inside.workspace.answer(method, args);
  if (answer.ok) show(inside.screens, { method, args, answer });
  return answer;
}

const broken = ({ error = 'internal_error' }: Fault): Answer => ({ ok: false, error });

function refusal(given: unknown, method: string, args: Args): Answer | undefined {
  if (given === undefined) return { ok: false, error: 'not_authed' };
  if (given !== token) return { ok: false, error: 'invalid_auth' };
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
