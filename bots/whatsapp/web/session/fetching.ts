import type { Client, Message } from 'whatsapp-web.js';
import { limits } from '../limits.ts';
import type { News } from '../protocol.ts';
import type { People } from './people.ts';
import { within } from './within.ts';

type Fetched = Extract<News, { readonly type: 'fetched' }>['fetched'];

export type Fetching = {
  readonly client: Pick<Client, 'getMessageById'>;
  readonly people: People;
  /** Milliseconds of one call of the page. */
  readonly call: number;
};

/** As base64 writes them: four letters for three bytes. */
const mostLetters = Math.ceil(limits.pictureBytes / 3) * 4;

/** What came with a message that was heard: refused by the size that WhatsApp tells before it is fetched. */
export async function fetchMedium(fetching: Fetching, id: string): Promise<Fetched> {
  try {
    const message = await find(fetching, id);
    if (!message?.hasMedia) return { came: 'gone' };
    if (sizeOf(message) > limits.pictureBytes) return { came: 'too-large' };
    const medium = await within(limits.download, message.downloadMedia());
    if (!medium) return { came: 'gone' };
    return medium.data.length > mostLetters
      ? { came: 'too-large' }
      : { came: 'fetched', content: medium.data };
  } catch {
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
