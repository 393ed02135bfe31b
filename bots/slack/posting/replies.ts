import type { SlackApi } from '../api/index.ts';
import type { MessageBody } from '../blocks/index.ts';
import { findMarked, mark } from './marks.ts';

type RepliesOptions = {
  readonly api: SlackApi;
  /** `new` for whoever asks first with this key, in any process. */
  readonly keep: (key: string) => Promise<'new' | 'seen'>;
};

/** Something to say in the thread of a card, or to one person alone (`channel` is their id then). `id` is the same at every retry. */
export type Reply = {
  readonly id: string;
  readonly channel: string;
  /** A person's own messages have none. */
  readonly thread?: string;
  readonly body: MessageBody;
};

/**
 * Says it once: whoever comes second with the same id looks whether it stands there already. Where we may not look, to
 * one person alone, it is said again rather than not at all.
 */
export const createReplies =
  ({ api, keep }: RepliesOptions) =>
  async ({ id, channel, thread, body }: Reply): Promise<void> => {
    if (thread === undefined) return void (await api.call('chat.postMessage', { channel, ...body }));
    const repeated = (await keep(`reply:${id}`)) === 'seen';
    if (repeated && (await findMarked(api, { channel, thread }, id)) !== undefined) return;
    await api.call('chat.postMessage', { channel, thread_ts: thread, ...body, metadata: mark(id) });
  };
