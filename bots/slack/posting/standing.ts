import { createHash } from 'node:crypto';
import type { cardRefs } from '#db/slack/index.ts';
import { type SlackApi, wordOf } from '../api/index.ts';
import type { MessageBody } from '../blocks/index.ts';
import { findMarked, mark } from './marks.ts';
import { oneAtATime } from './one-at-a-time.ts';

export type Standing = {
  /** Puts a message up, or brings the one that stands up to date. Gives its time stamp, which is its name in Slack. */
  show(subject: string, channel: string, body: MessageBody): Promise<string>;
};

type StandingOptions = { readonly api: SlackApi; readonly refs: ReturnType<typeof cardRefs> };
type Card = { readonly subject: string; readonly channel: string; readonly body: MessageBody };

/** It was deleted, or another app's token put it up: then it has to be put up anew. */
const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
const mostRemembered = 5_000;

export const placeOf = (channel: string): string => `slack:${channel}`;

/** Messages that are put up once and kept up to date, whatever is lost on the way and however often one is asked. */
export function createStanding({ api, refs }: StandingOptions): Standing {
  const inLine = oneAtATime();
  const shown = new Map<string, string>();

  async function show(card: Card): Promise<string> {
    const { subject, channel, body } = card;
    const key = { subject, place: placeOf(channel) };
    const { fresh, ref } = await refs.begin(key);
    const found = ref === '' && !fresh ? await findMarked(api, { channel }, subject) : undefined;
    const ts = ref === '' ? found : ref;
    if (ts !== undefined) {
      if (found !== undefined) await refs.move(key, '', found);
      if (await update(card, ts)) return ts;
      await refs.move(key, ts, '');
    }
    return post(card, body);
  }

  /** False when it does not stand any more. What is there already is not sent again. */
  async function update({ channel, body }: Card, ts: string): Promise<boolean> {
    const at = `${channel}/${ts}`;
    const print = printOf(body);
    if (shown.get(at) === print) return true;
    try {
      await api.call('chat.update', { channel, ts, ...body });
      remember(at, print);
      return true;
    } catch (error) {
      shown.delete(at);
      if (gone.has(wordOf(error) ?? '')) return false;
      throw error;
    }
  }

  async function post({ subject, channel }: Card, body: MessageBody): Promise<string> {
    const key = { subject, place: placeOf(channel) };
    const { ts } = await api.call('chat.postMessage', { channel, ...body, metadata: mark(subject) });
    if (typeof ts !== 'string') throw new Error('Slack took a message and did not say which');
    if (await refs.move(key, '', ts)) {
      remember(`${channel}/${ts}`, printOf(body));
      return ts;
    }
    // Another process was first: one card is enough.
    await api.call('chat.delete', { channel, ts });
    return (await refs.find(key)) ?? ts;
  }

  const remember = (at: string, print: string): void => {
    if (shown.size >= mostRemembered) shown.clear();
    shown.set(at, print);
  };

  return {
    show: (subject, channel, body) => inLine(`${channel}/${subject}`, () => show({ subject, channel, body })),
  };
}

const printOf = (body: MessageBody): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('base64url');
