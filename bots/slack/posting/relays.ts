import type { SlackApi } from '../api/index.ts';
import { context, message, quotes } from '../blocks/index.ts';
import type { Words } from '../words.ts';
import { findMarked, mark } from './marks.ts';

type RelaysOptions = {
  readonly api: SlackApi;
  readonly words: Words;
  /** `new` for whoever asks first with this key, in any process. */
  readonly keep: (key: string) => Promise<'new' | 'seen'>;
};

type Relayed = {
  readonly id: string;
  readonly text: string;
  readonly channel: string;
  readonly thread: string;
};

/** What a customer wrote, in the thread of the task of answering them: every letter of it, once. */
export function createRelays({ api, words, keep }: RelaysOptions) {
  return async ({ id, text, channel, thread }: Relayed): Promise<void> => {
    const repeated = (await keep(`relay:${id}`)) === 'seen';
    if (repeated && (await findMarked(api, { channel, thread }, id)) !== undefined) return;
    // The notice shows on locked screens: no word of the customer's is in it.
    const notice = words.label({ key: 'slack.relay-notice' });
    const body = message(notice, [...context([words.text({ key: 'slack.relay' })]), ...quotes(text)]);
    await api.call('chat.postMessage', { channel, thread_ts: thread, ...body, metadata: mark(id) });
  };
}
