import { z } from 'zod';
import type { Taken } from '#db/outbox/index.ts';
import type { Batcher } from './batcher.ts';
import type { Channel } from './channel.ts';
import type { ReplyPayload } from './decide.ts';
import { ChannelError } from './errors.ts';
import type { Handler } from './outbox.ts';

const timer = z.object({ conversation: z.string(), timer: z.string(), data: z.unknown() });
const guide = z.object({ conversation: z.string(), how: z.string(), data: z.unknown() });
const news = z.looseObject({ conversation: z.string(), says: z.array(z.looseObject({ key: z.string() })) });

type Say = Parameters<Batcher['accept']>[0]['event'] & { type: 'news' };

export type ConversationJobs = {
  readonly accept: Batcher['accept'];
  /** The channel that a conversation key belongs to. */
  readonly channelOf: (conversation: string) => Channel | undefined;
  readonly now: () => number;
};

/** Effects that end in a conversation: what it says, and what comes back to it as an event. */
export function conversationJobs({
  accept,
  channelOf,
  now,
}: ConversationJobs): Readonly<Record<string, Handler>> {
  return {
    // Not async: to wait for a channel is all it does.
    reply: ({ id, lane: conversation, payload }) => {
      const { locale, replies, replaces } = payload as ReplyPayload;
      const channel = channelOf(conversation);
      if (!channel) throw new ChannelError('unreachable', 'the channel of this chat is not running');
      return channel.send({ id: String(id), conversation, locale, replies, replaces });
    },
    timer: async (job) => {
      const { conversation, timer: name, data } = timer.parse(job.payload);
      await accept(event(job, conversation, { type: 'due', timer: name, data }));
    },
    guide: async (job) => {
      const { conversation, how, data } = guide.parse(job.payload);
      await accept(event(job, conversation, { type: 'guided', how, data }));
    },
    news: async (job) => {
      const { conversation, says } = news.parse(job.payload);
      await accept(event(job, conversation, { type: 'news', says: says as unknown as Say['says'] }));
    },
  };

  /** The row's id is the delivery's id: done twice, it is applied once. */
  function event(job: Taken, conversation: string, what: Parameters<Batcher['accept']>[0]['event']) {
    return { id: `outbox:${job.id}`, conversation, at: now(), event: what, sender: {} };
  }
}
