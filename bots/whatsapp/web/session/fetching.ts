import type { Client, Message } from 'whatsapp-web.js';
import { limits } from '../limits.ts';
import type { News } from '../protocol.ts';
import { countBytes, tooManyBytes } from './page-scripts.ts';
import type { People } from './people.ts';
import { within } from './within.ts';

type Fetched = Extract<News, { readonly type: 'fetched' }>['fetched'];

export type Fetching = {
  readonly client: Pick<Client, 'getMessageById' | 'pupPage'>;
  readonly people: People;
  /** Milliseconds of one call of the page. */
  readonly call: number;
};

/** What came with a message that was heard: refused by the size that its sender tells, or else by the one it has. */
export async function fetchMedium(fetching: Fetching, id: string): Promise<Fetched> {
  const { client } = fetching;
  try {
    const message = await find(fetching, id);
    if (!message?.hasMedia) return { came: 'gone' };
    if (sizeOf(message) > limits.pictureBytes) return { came: 'too-large' };
    await client.pupPage?.evaluate(countBytes(limits.pictureBytes));
    const medium = await within(limits.download, message.downloadMedia());
    return medium ? { came: 'fetched', content: medium.data } : { came: 'gone' };
  } catch (error) {
    if (error instanceof Error && error.message.includes(tooManyBytes)) return { came: 'too-large' };
    // The page was busy, or is gone: the next one may have it.
    return { came: 'broken' };
  }
}

/** A message keeps the id of the chat that it came in, whichever of them its person has moved to since. */
async function find({ client, people, call }: Fetching, id: string): Promise<Message | undefined> {
  const [, key = '', own = ''] = /^false_([^_]+)_([^_]+)$/.exec(id) ?? [];
  const person = people.byKey(key);
  if (!person) return undefined;
  const chats = new Set(
    [person.chat, person.key, person.lid, person.pn].filter((each) => each !== undefined),
  );
  for (const chat of chats) {
    const message = await within(call, client.getMessageById(`false_${chat}_${own}`));
    if (message) return message;
  }
  return undefined;
}

const sizeOf = ({ rawData }: Message): number => Number((rawData as { readonly size?: number }).size ?? 0);
