import { createHash } from 'node:crypto';
import type { MessageBody } from '../blocks/index.ts';

type At = { readonly channel: string; readonly ts: string };

/** How messages of ours look, as far as this process knows: what looks right already is not sent again. */
export type Shown = {
  is(at: At, body: MessageBody): boolean;
  remember(at: At, body: MessageBody): void;
  forget(at: At): void;
};

const most = 5_000;

export function createShown(): Shown {
  const prints = new Map<string, string>();
  return {
    is: (at, body) => prints.get(nameOf(at)) === printOf(body),
    remember(at, body) {
      if (prints.size >= most) prints.clear();
      prints.set(nameOf(at), printOf(body));
    },
    forget: (at) => void prints.delete(nameOf(at)),
  };
}

const nameOf = ({ channel, ts }: At): string => `${channel}/${ts}`;

const printOf = (body: MessageBody): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('base64url');
