import { messagesPath, type Told } from '#bots/terminal/index.ts';
import { lineIds, type Peer, type Speaker } from './peer.ts';

type Shop = { readonly url: string; readonly token: string };

/** A shop that runs in another process. */
export function remotePeer({ url, token }: Shop, speaker: Speaker): Peer {
  const nextId = lineIds();
  const address = new URL(messagesPath, url);
  const call = async (request: Request): Promise<readonly Told[]> => {
    request.headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(request).catch(() => {
      throw new Error(`Haat at ${url} cannot be reached`);
    });
    const body = (await response.json()) as { replies?: readonly Told[]; error?: string };
    if (!response.ok) throw new Error(`Haat answered ${response.status}: ${body.error ?? 'nothing'}`);
    return body.replies ?? [];
  };
  return {
    say: (text) => {
      const body = JSON.stringify({ ...speaker, text, id: nextId() });
      return call(
        new Request(address, { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
      );
    },
    listen: (signal) => call(new Request(`${address}?as=${encodeURIComponent(speaker.as)}`, { signal })),
    close: async () => undefined,
  };
}
