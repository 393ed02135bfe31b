import type { cardRefs } from '#db/slack/index.ts';
import { type SlackApi, wordOf } from '../api/index.ts';
import type { MessageBody } from '../blocks/index.ts';
import { findMarked, mark } from './marks.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { createShown, type Shown } from './shown.ts';
import { takeBack, withdraw } from './withdraw.ts';

export type Standing = {
  /** Puts a message up, or brings the one that stands up to date. Gives its time stamp, which is its name in Slack. */
  show(subject: string, channel: string, body: MessageBody): Promise<string>;
  /** Takes it away, with what we said in its thread. Does nothing when it does not stand. */
  remove(subject: string, channel: string): Promise<void>;
};

type Parts = {
  readonly api: SlackApi;
  readonly refs: ReturnType<typeof cardRefs>;
  readonly shown: Shown;
};
type Card = { readonly subject: string; readonly channel: string; readonly body: MessageBody };

/** It was deleted, or another app's token put it up: then it has to be put up anew. */
const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

export const placeOf = (channel: string): string => `slack:${channel}`;

/** Messages that are put up once and kept up to date, whatever is lost on the way and however often one is asked. */
export function createStanding({ api, refs }: Pick<Parts, 'api' | 'refs'>): Standing {
  const inLine = oneAtATime();
  const parts = { api, refs, shown: createShown() };
  return {
    show: (subject, channel, body) =>
      inLine(`${channel}/${subject}`, () => show(parts, { subject, channel, body })),
    remove: (subject, channel) => inLine(`${channel}/${subject}`, () => remove(parts, { subject, channel })),
  };
}

async function show(parts: Parts, card: Card): Promise<string> {
  const { api, refs } = parts;
  const { subject, channel } = card;
  const key = { subject, place: placeOf(channel) };
  const { fresh, ref } = await refs.begin(key);
  // Somebody began to put it up and did not come back to say where: it may be there all the same.
  const found = ref === '' && !fresh ? await findMarked(api, { channel }, subject) : undefined;
  if (found !== undefined) await refs.move(key, '', found);
  const ts = found ?? ref;
  if (ts !== '') {
    if (await update(parts, card, ts)) return ts;
    await refs.move(key, ts, '');
  }
  return post(parts, card);
}

async function remove({ api, refs, shown }: Parts, { subject, channel }: Omit<Card, 'body'>): Promise<void> {
  const key = { subject, place: placeOf(channel) };
  const ts = await refs.find(key);
  if (ts === undefined || ts === '') return;
  await withdraw(api, { channel, thread: ts });
  await takeBack(api, channel, ts);
  shown.forget({ channel, ts });
  await refs.move(key, ts, '');
}

/** False when it does not stand any more. What is there already is not sent again. */
async function update({ api, shown }: Parts, { channel, body }: Card, ts: string): Promise<boolean> {
  if (shown.is({ channel, ts }, body)) return true;
  shown.forget({ channel, ts });
  try {
    await api.call('chat.update', { channel, ts, ...body });
  } catch (error) {
    if (gone.has(wordOf(error) ?? '')) return false;
    throw error;
  }
  shown.remember({ channel, ts }, body);
  return true;
}

async function post({ api, refs, shown }: Parts, { subject, channel, body }: Card): Promise<string> {
  const key = { subject, place: placeOf(channel) };
  const { ts } = await api.call('chat.postMessage', { channel, ...body, metadata: mark(subject) });
  if (typeof ts !== 'string') throw new Error('Slack took a message and did not say which');
  if (await refs.move(key, '', ts)) {
    shown.remember({ channel, ts }, body);
    return ts;
  }
  const kept = await refs.find(key);
  // Another process was first: with this very card, which it found standing, or with one of its own. One is enough.
  if (kept !== ts) await api.call('chat.delete', { channel, ts });
  return kept ?? ts;
}
