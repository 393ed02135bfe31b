import { createHash } from 'node:crypto';
import { z } from 'zod';
import { no, ok, type Result } from '#core/shared/index.ts';
import { ChannelError } from '../../shell/errors.ts';
import { readUpTo } from '../../shell/read-up-to.ts';
import type { PictureFault } from '../../shell/surface.ts';
import { GraphRefusal } from './errors.ts';
import { limits } from './limits.ts';

export type MediumFault = Extract<PictureFault, 'gone' | 'too-large' | 'elsewhere' | 'unreadable'>;

type Reaching = {
  /** `https://graph.facebook.com/v25.0`, or that of a stand-in. */
  readonly apiUrl: string;
  readonly token: string;
  readonly ask: (url: string) => Promise<unknown>;
  readonly reach: (url: string, init: RequestInit) => Promise<Response>;
};

/** What Graph says of a medium: where it is for five minutes, and the digest of what is there. */
const described = z.looseObject({
  url: z.url(),
  file_size: z.number().optional(),
  sha256: z.string().optional(),
});

const metas = 'graph.facebook.com';
/** Where Meta hands out media, developers.facebook.com/documentation/business-messaging/whatsapp, media. */
const mediaHost = 'lookaside.fbsbx.com';

/** The token goes to Meta alone; where another API is set, to that one's own origin alone. */
function isTheirs(url: URL, apiUrl: string): boolean {
  const api = new URL(apiUrl);
  if (api.hostname !== metas) return url.origin === api.origin;
  return url.protocol === 'https:' && url.port === '' && [metas, mediaHost].includes(url.hostname);
}

/**
 * In two hops: where it is, and what is there. No address of anybody else is ever fetched, redirects are not followed, and
 * no more is read than is kept. Rejects with ChannelError or GraphRefusal when it may be had later.
 */
export async function fetchMedium(reaching: Reaching, id: string): Promise<Result<Uint8Array, MediumFault>> {
  const { apiUrl, ask } = reaching;
  const answer = await ask(`${apiUrl}/${encodeURIComponent(id)}`).catch((error: unknown) => {
    if (error instanceof GraphRefusal && error.reaction === 'rejected') return undefined;
    throw error;
  });
  // Meta forgets media after 30 days, and says then that there is no such object.
  if (answer === undefined) return no('gone');
  const { data } = described.safeParse(answer);
  if (!data) return no('unreadable');
  if ((data.file_size ?? 0) > limits.mediaBytes) return no('too-large');
  const url = new URL(data.url);
  if (!isTheirs(url, apiUrl)) return no('elsewhere');
  const content = await download(reaching, url);
  if (!content.ok || data.sha256 === undefined) return content;
  return isAsSaid(content.value, data.sha256) ? content : no('unreadable');
}

async function download({ token, reach }: Reaching, url: URL): Promise<Result<Uint8Array, MediumFault>> {
  const response = await reach(url.href, {
    redirect: 'manual',
    signal: AbortSignal.timeout(limits.mediaPatience),
    headers: { authorization: `Bearer ${token}` },
  });
  if (response.ok) return atMost(response);
  await response.body?.cancel();
  if (response.status >= 300 && response.status < 400) return no('elsewhere');
  if (response.status === 404 || response.status === 410) return no('gone');
  throw new ChannelError('unreachable', `a medium: HTTP ${response.status}`);
}

/** Of what is larger no more is read. */
async function atMost(response: Response): Promise<Result<Uint8Array, MediumFault>> {
  const content = await readUpTo(response, limits.mediaBytes).catch(() => {
    throw new ChannelError('unreachable', 'a medium broke off');
  });
  return content === 'too-large' ? no('too-large') : ok(content);
}

/** In figures of 16 or of 64: Graph has been seen to say it either way. */
const isAsSaid = (content: Uint8Array, said: string): boolean => {
  const digest = createHash('sha256').update(content);
  const exact = digest.digest();
  return [exact.toString('hex'), exact.toString('base64')].includes(said);
};
