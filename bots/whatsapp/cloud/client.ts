import { z } from 'zod';
import { ChannelError } from '../../shell/errors.ts';
import { GraphRefusal, graphError, reactionTo } from './errors.ts';
import { limits } from './limits.ts';
import type { Addressee } from './people.ts';
import type { Body } from './render.ts';

export type GraphOptions = {
  /** `https://graph.facebook.com/v25.0`, without a stroke at its end. */
  readonly apiUrl: string;
  readonly phoneNumberId: string;
  readonly token: string;
  /** Milliseconds of one call. */
  readonly patience?: number;
};

export type Graph = {
  /** The id that Meta gives the message. */
  send(whom: Addressee, body: Body): Promise<string>;
  /** Two blue ticks, and the dots of who is about to write. */
  read(messageId: string): Promise<void>;
  /** The id under which a picture can be sent for 30 days. */
  upload(picture: { readonly content: Uint8Array; readonly type: string }): Promise<string>;
  /** A medium of a person; undefined when it is gone, or is not what Meta said it would be. */
  medium(id: string): Promise<Uint8Array | undefined>;
  /** The number that people see. Rejects when the token does not reach it. */
  number(): Promise<string>;
};

const sent = z.looseObject({ messages: z.array(z.looseObject({ id: z.string() })).min(1) });
const uploaded = z.looseObject({ id: z.string() });
const about = z.looseObject({ display_phone_number: z.string() });

/** Calls of the Cloud API. Reject with GraphRefusal, or ChannelError `unreachable`; no error holds the token or any words. */
export function graphClient(options: GraphOptions): Graph {
  const { apiUrl, phoneNumberId } = options;
  const ask = asker(options);
  const own = `${apiUrl}/${encodeURIComponent(phoneNumberId)}`;
  const post = (body: unknown) =>
    ask(`${own}/messages`, { json: { messaging_product: 'whatsapp', ...(body as object) } });
  return {
    send: async (whom, body) => {
      const answer = sent.parse(await post({ recipient_type: 'individual', ...whom, ...body }));
      return answer.messages[0]?.id ?? '';
    },
    read: async (message_id) => {
      await post({ status: 'read', message_id, typing_indicator: { type: 'text' } });
    },
    upload: async ({ content, type }) => {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('type', type);
      form.set('file', new Blob([new Uint8Array(content)], { type }), 'photo');
      return uploaded.parse(await ask(`${own}/media`, { form })).id;
    },
    medium: (id) => fetchMedium(options, ask, id),
    number: async () => about.parse(await ask(`${own}?fields=display_phone_number`)).display_phone_number,
  };
}

type Asking = { readonly json?: unknown; readonly form?: FormData };
type Ask = (url: string, asking?: Asking) => Promise<unknown>;

const asker =
  ({ token, patience = limits.patience }: GraphOptions): Ask =>
  async (url, { json, form } = {}) => {
    const response = await reach(url, {
      method: json === undefined && form === undefined ? 'GET' : 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: {
        authorization: `Bearer ${token}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(form ? { body: form } : json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const answer = await response.json().catch(() => undefined);
    if (response.ok && answer !== undefined) return answer;
    const refused = graphError.safeParse(answer).data?.error;
    if (!refused) throw new ChannelError('unreachable', `Graph answered ${response.status}`);
    throw new GraphRefusal(refused.code, reactionTo(refused.code, response.status));
  };

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new ChannelError('unreachable', 'WhatsApp cannot be reached');
  }
}

const found = z.looseObject({ url: z.url(), file_size: z.number().optional() });

/** Hosts of Meta's media; with another API, that one's own. */
const isTheirs = (url: URL, apiUrl: string): boolean =>
  url.host === new URL(apiUrl).host ||
  (url.protocol === 'https:' &&
    /(?:^|\.)(?:fbsbx\.com|fbcdn\.net|facebook\.com|whatsapp\.net)$/.test(url.hostname));

/** In two hops: where it is, and what is there. No address of anybody else is ever fetched, nor more than we keep. */
async function fetchMedium(
  { apiUrl, token }: GraphOptions,
  ask: Ask,
  id: string,
): Promise<Uint8Array | undefined> {
  const answer = await ask(`${apiUrl}/${encodeURIComponent(id)}`).catch((error: unknown) => {
    if (error instanceof GraphRefusal && error.reaction === 'rejected') return undefined;
    throw error;
  });
  const { data } = found.safeParse(answer);
  if (!data || (data.file_size ?? 0) > limits.mediaBytes) return undefined;
  const url = new URL(data.url);
  if (!isTheirs(url, apiUrl)) return undefined;
  const response = await reach(url.href, {
    redirect: 'error',
    signal: AbortSignal.timeout(limits.mediaPatience),
    headers: { authorization: `Bearer ${token}` },
  });
  return response.ok ? atMost(response, limits.mediaBytes) : undefined;
}

/** Undefined when there is more, of which no more is read. */
async function atMost({ body }: Response, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
