import { z } from 'zod';
import { type SlackApi, wordOf } from '../api/index.ts';

/** Message metadata, which no person sees: by it a message of ours is found again when the answer to it was lost. */
export const mark = (id: string) => ({ event_type: 'haat_message', event_payload: { id } });

const listed = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      metadata: z.looseObject({ event_payload: z.looseObject({ id: z.string().optional() }) }).optional(),
    }),
  ),
});

type Place = { readonly channel: string; readonly thread?: string };

/** How far back is looked: what is looked for was sent moments ago. */
const limit = 200;

/** The message with this mark, among the newest of a channel or of a thread. Nothing when we may not read there. */
export async function findMarked(api: SlackApi, place: Place, id: string): Promise<string | undefined> {
  const { channel, thread } = place;
  const args = { channel, limit, include_all_metadata: true };
  try {
    const answer = await (thread === undefined
      ? api.call('conversations.history', args)
      : api.call('conversations.replies', { ...args, ts: thread }));
    const { messages } = listed.parse(answer);
    return messages.find(({ metadata }) => metadata?.event_payload.id === id)?.ts;
  } catch (error) {
    // Not allowed to read: then it is said twice rather than not at all.
    if (wordOf(error) === 'missing_scope') return undefined;
    throw error;
  }
}
