import { createHash } from 'node:crypto';
import { faultsOf, isAddressForm } from './judge.ts';
import type { Call, Fault, Fields } from './types.ts';

/** What lies at Meta under an id. */
export type Medium = {
  readonly content: Uint8Array;
  readonly type: string;
  /** Where Graph says that it is; here when absent. */
  readonly url?: string;
  /** What Graph says of its content; the truth when absent. */
  readonly says?: { readonly sha256?: string; readonly file_size?: number };
  /** Where whoever fetches it is sent on to. */
  readonly redirect?: string;
};

/** What Graph knows, and what happens when something is taken. */
export type World = {
  readonly phoneNumberId: string;
  readonly token: string;
  readonly templates: ReadonlySet<string>;
  readonly media: Map<string, Medium>;
  readonly calls: Call[];
  readonly faults: { readonly fault: Fault; left: number }[];
  readonly complaints: string[];
  /** Whether a person wrote within the last 24 hours. */
  readonly isOpen: (person: string) => boolean;
  /** A message was taken; it fails later when there is a code. */
  readonly took: (body: Fields, failsWith?: number) => string;
  readonly marked: (messageId: string) => void;
  readonly url: () => string;
};

type Answer = { readonly status: number; readonly body: unknown; readonly location?: string } | undefined;

const refused = (code: number, status = 400, more: Fields = {}): Answer => ({
  status,
  body: {
    error: {
      message: `(#${code}) refused by the double`,
      type: 'OAuthException',
      code,
      ...more,
      fbtrace_id: 'x',
    },
  },
});

/** An object that is not there, or that the token may not see. */
const unknown = (): Answer => refused(100, 400, { error_subcode: 33 });

/** The fault that hits such a call, if one is planned. */
function hit(world: World, on: Fault['on']): Fault | undefined {
  const planned = world.faults.find(({ fault, left }) => fault.on === on && left > 0);
  if (planned) planned.left -= 1;
  return planned?.fault;
}

/** One call. Undefined: hang up without an answer. */
export async function answerGraph(world: World, request: Request): Promise<Response | undefined> {
  const path = new URL(request.url).pathname.replace(/^\/v[\d.]+/, '');
  const { method } = request;
  const body = /json/.test(request.headers.get('content-type') ?? '')
    ? ((await request.json()) as Fields)
    : {};
  const answer = await play(world, { request, path, body });
  const status = answer?.status ?? 0;
  world.calls.push({ method, path, body, status });
  if (!answer) return undefined;
  if (answer.location !== undefined)
    return new Response(null, { status, headers: { location: answer.location } });
  return answer.body instanceof Uint8Array
    ? new Response(Buffer.from(answer.body), { status })
    : Response.json(answer.body, { status });
}

type Asked = { readonly request: Request; readonly path: string; readonly body: Fields };

async function play(world: World, { request, path, body }: Asked): Promise<Answer> {
  const { phoneNumberId, token } = world;
  if (request.headers.get('authorization') !== `Bearer ${token}`) return refused(190, 401);
  if (request.method === 'GET' && path === `/${phoneNumberId}`) return aboutNumber(world);
  if (request.method === 'POST' && path === `/${phoneNumberId}/messages`)
    return body.status === 'read' ? read(world, body) : message(world, body);
  if (request.method === 'POST' && path === `/${phoneNumberId}/media`)
    return upload(world, await request.formData());
  if (path.startsWith('/download/')) return download(world, path.slice(10));
  return aboutMedium(world, path.slice(1));
}

function aboutMedium(world: World, id: string): Answer {
  const medium = world.media.get(id);
  if (!medium) return unknown();
  const fault = hit(world, 'media');
  if (fault) return fault.code === undefined ? undefined : refused(fault.code, fault.status);
  const { content, type, url = `${world.url()}/download/${id}`, says } = medium;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const about = { id, url, mime_type: type, sha256, file_size: content.length, ...says };
  return { status: 200, body: { messaging_product: 'whatsapp', ...about } };
}

function download(world: World, id: string): Answer {
  const fault = hit(world, 'download');
  if (fault) return fault.status === undefined ? undefined : { status: fault.status, body: {} };
  const medium = world.media.get(id);
  if (!medium) return { status: 404, body: {} };
  if (medium.redirect !== undefined) return { status: 302, body: {}, location: medium.redirect };
  return { status: 200, body: medium.content };
}

function aboutNumber(world: World): Answer {
  const fault = hit(world, 'number');
  if (fault) return fault.code === undefined ? undefined : refused(fault.code, fault.status);
  return { status: 200, body: { id: world.phoneNumberId, display_phone_number: '+91 22 4000 0000' } };
}

function read(world: World, { message_id: id }: Fields): Answer {
  world.marked(String(id));
  return { status: 200, body: { success: true } };
}

function message(world: World, body: Fields): Answer {
  const faults = faultsOf(body, world.templates);
  world.complaints.push(...faults);
  if (faults.length > 0) return refused(100);
  const fault = (isAddressForm(body) ? hit(world, 'address') : undefined) ?? hit(world, 'messages');
  if (fault && !fault.later) return fault.code === undefined ? undefined : refused(fault.code, fault.status);
  const person = String(body.to ?? body.recipient);
  if (body.type !== 'template' && !world.isOpen(person)) return refused(131047);
  const id = world.took(body, fault?.code);
  const contacts = [{ input: person, ...(body.to === undefined ? { user_id: person } : { wa_id: person }) }];
  return { status: 200, body: { messaging_product: 'whatsapp', contacts, messages: [{ id }] } };
}

async function upload(world: World, form: FormData): Promise<Answer> {
  const file = form.get('file');
  if (!(file instanceof Blob) || form.get('messaging_product') !== 'whatsapp') return refused(100);
  const id = `up${world.media.size + 1}`;
  world.media.set(id, { content: new Uint8Array(await file.arrayBuffer()), type: file.type });
  return { status: 200, body: { id } };
}
