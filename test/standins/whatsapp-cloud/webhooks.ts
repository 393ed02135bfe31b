import { createHmac } from 'node:crypto';
import type { Fields } from './types.ts';

/** Meta writes what is not ASCII as escapes with small letters, and signs those bytes. */
export const asMetaWrites = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[^\0-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

export const signed = (body: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

export type Post = { readonly url: string; readonly secret: string };

/** Milliseconds between tries of one delivery, short so that no test waits. */
const pauses = [5, 10, 20, 40, 80, 160, 320];

export type Deliveries = {
  /** Resolves once it was answered with 200; rejects when it never is. */
  push(value: Fields): Promise<void>;
  /** The last delivery that carried a message, once more. */
  repeat(): Promise<void>;
  settled(): Promise<void>;
  /** What was answered, oldest first. */
  readonly answers: readonly number[];
};

/** Each delivery until it is answered with 200, side by side as Meta does. */
export function deliveries(to: () => Post, about: { readonly account: string }): Deliveries {
  const answers: number[] = [];
  const underWay = new Set<Promise<void>>();
  let last: string | undefined;
  const track = (body: string): Promise<void> => {
    const work = deliver(to, body, answers).finally(() => underWay.delete(work));
    underWay.add(work);
    work.catch(() => undefined);
    return work;
  };
  return {
    answers,
    push: (value) => {
      const changes = [{ field: 'messages', value }];
      const body = asMetaWrites({
        object: 'whatsapp_business_account',
        entry: [{ id: about.account, changes }],
      });
      if ('messages' in value) last = body;
      return track(body);
    },
    repeat: () => (last === undefined ? Promise.reject(new Error('nothing was delivered')) : track(last)),
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

async function deliver(to: () => Post, body: string, answers: number[]): Promise<void> {
  const { url, secret } = to();
  // Nobody has subscribed.
  if (url === '') return;
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signed(body, secret) };
  for (const pause of pauses) {
    const status = await fetch(url, { method: 'POST', headers, body }).then(
      (response) => response.status,
      () => 0,
    );
    answers.push(status);
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error(`a delivery was never taken: ${answers.slice(-pauses.length).join(', ')}`);
}
