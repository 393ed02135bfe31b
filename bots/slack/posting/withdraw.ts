import { z } from 'zod';
import { type SlackApi, wordOf } from '../api/index.ts';

const listed = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      metadata: z.looseObject({ event_payload: z.looseObject({ id: z.string().optional() }) }).optional(),
    }),
  ),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

type Thread = { readonly channel: string; readonly thread: string };

/** Messages a page. */
const limit = 200;

/** Takes back what we have said in a thread, but for what stays. What people wrote there is theirs, and the card is not of it. */
export async function withdraw(
  api: SlackApi,
  { channel, thread }: Thread,
  stays: (id: string) => boolean = () => false,
): Promise<void> {
  let cursor: string | undefined;
  const ours: string[] = [];
  do {
    const args = { channel, ts: thread, limit, include_all_metadata: true, ...(cursor ? { cursor } : {}) };
    const { messages, response_metadata } = listed.parse(await api.call('conversations.replies', args));
    for (const { ts, metadata } of messages) {
      const id = metadata?.event_payload.id;
      if (ts !== thread && id !== undefined && !stays(id)) ours.push(ts);
    }
    cursor = response_metadata?.next_cursor;
  } while (cursor);
  for (const ts of ours) await takeBack(api, channel, ts);
}

/** A message of ours; one that is not there any more is as good. */
export async function takeBack(api: SlackApi, channel: string, ts: string): Promise<void> {
  try {
    await api.call('chat.delete', { channel, ts });
  } catch (error) {
    if (wordOf(error) !== 'message_not_found') throw error;
  }
}
