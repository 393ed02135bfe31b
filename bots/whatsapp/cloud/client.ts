import { z } from 'zod';
import type { Result } from '#core/shared/index.ts';
import { codeOf } from '../../shell/code-of.ts';
import { ChannelError } from '../../shell/errors.ts';
import { GraphRefusal, graphError, isUnknownObject, reactionTo } from './errors.ts';
import { limits } from './limits.ts';
import { fetchMedium, type MediumFault } from './medium.ts';
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
  /** What a person sent, by its id at Meta; a fault when it will never be had. */
  medium(id: string): Promise<Result<Uint8Array, MediumFault>>;
  /** The number that people see. Rejects when the token does not reach it. */
  number(): Promise<string>;
};

const sent = z.looseObject({ messages: z.array(z.looseObject({ id: z.string() })).min(1) });
const uploaded = z.looseObject({ id: z.string() });
const about = z.looseObject({ display_phone_number: z.string() });

/** Calls of the Cloud API. Reject with GraphRefusal, or ChannelError `unreachable`; no error holds the token or any words. */
export function graphClient(options: GraphOptions): Graph {
  const ask = asker(options);
  const own = ofOwnNumber(options, ask);
  const post = (body: unknown) =>
    own('/messages', { json: { messaging_product: 'whatsapp', ...(body as object) } });
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
      return uploaded.parse(await own('/media', { form })).id;
    },
    medium: (id) => fetchMedium({ ...options, ask, reach }, id),
    number: async () => about.parse(await own('?fields=display_phone_number')).display_phone_number,
  };
}

/** Asks Graph for something, with our token. */
export type Ask = (url: string, asking?: Asking) => Promise<unknown>;
type Asking = { readonly json?: unknown; readonly form?: FormData };

/** Asks for something of our own number: when that is not there, every message waits until the setting is mended. */
const ofOwnNumber =
  ({ apiUrl, phoneNumberId }: GraphOptions, ask: Ask): Ask =>
  (path, asking) =>
    ask(`${apiUrl}/${encodeURIComponent(phoneNumberId)}${path}`, asking).catch((error: unknown) => {
      const isUnknown = error instanceof GraphRefusal && error.isUnknown;
      throw isUnknown ? new GraphRefusal(error.code, 'our-number') : error;
    });

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
    const { code, error_subcode } = refused;
    throw new GraphRefusal(code, reactionTo(code, response.status), isUnknownObject(code, error_subcode));
  };

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    // The system's own name for it says whether it is the name, the line or the certificate.
    const why = codeOf(error) ?? 'no reason is known';
    throw new ChannelError(
      'unreachable',
      `WhatsApp’s Cloud API cannot be reached (${why}); it is tried again`,
    );
  }
}
