import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const person = z.object({
  /** The first id they were seen by: their name in conversation keys, for ever. */
  key: z.string(),
  /** The chat they wrote from last: answers go there. */
  chat: z.string(),
  lid: z.string().optional(),
  /** `919876543210@c.us` */
  pn: z.string().optional(),
});
export type Person = z.infer<typeof person>;

/** The ids of one person, as the library has resolved them. */
export type Ids = { readonly lid?: string | undefined; readonly pn?: string | undefined };

/** Who has written. WhatsApp moves chats from telephone numbers to ids of its own (LID); a person stays one person. */
export type People = {
  /** The person of a chat; kept before it returns. */
  seen(chat: string, ids: Ids): Person;
  /** By any of their ids. */
  find(id: string): Person | undefined;
  byKey(key: string): Person | undefined;
};

/** One line a change, the last one of a key is in force. The file is for its owner only: it holds numbers. */
export function openPeople(path: string): People {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const byId = new Map<string, Person>();
  const byKey = new Map<string, Person>();
  const keep = (one: Person): void => {
    appendFileSync(path, `${JSON.stringify(one)}\n`, { mode: 0o600 });
    put(one);
  };
  const put = (one: Person): void => {
    byKey.set(one.key, one);
    for (const id of [one.chat, one.lid, one.pn]) if (id !== undefined) byId.set(id, one);
  };
  for (const one of readAll(path)) put(one);
  compact(path, byKey);
  return {
    find: (id) => byId.get(id),
    byKey: (key) => byKey.get(key),
    seen: (chat, ids) => {
      const met = [ids.lid, chat, ids.pn].flatMap((id) => (id === undefined ? [] : (byId.get(id) ?? [])));
      const known = met.find((one) => isSame(one, ids));
      for (const other of new Set(met)) if (!isSame(other, ids)) keep(withoutNumber(other));
      // A number that was somebody else's may be their name for ever.
      const name = byKey.has(chat) ? (ids.lid ?? chat) : chat;
      const now = { ...known, ...defined(ids), key: known?.key ?? name, chat };
      if (JSON.stringify(now) !== JSON.stringify(known)) keep(now);
      return now;
    },
  };
}

/** WhatsApp's own id is for one account: a number with another one was given to somebody new. */
const isSame = ({ lid }: Person, ids: Ids): boolean =>
  lid === undefined || ids.lid === undefined || lid === ids.lid;

const withoutNumber = ({ pn, ...one }: Person): Person => ({
  ...one,
  chat: one.chat === pn ? (one.lid ?? one.chat) : one.chat,
});

const defined = ({ lid, pn }: Ids): Ids => ({
  ...(lid === undefined ? {} : { lid }),
  ...(pn === undefined ? {} : { pn }),
});

/** A line that was cut by a crash is left out. */
function readAll(path: string): readonly Person[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => read(line) ?? []);
  } catch {
    return [];
  }
}

function read(line: string): Person | undefined {
  try {
    return person.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function compact(path: string, people: ReadonlyMap<string, Person>): void {
  const lines = [...people.values()].map((one) => `${JSON.stringify(one)}\n`);
  writeFileSync(`${path}.new`, lines.join(''), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
