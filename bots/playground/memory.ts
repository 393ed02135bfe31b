import { z } from 'zod';
import type { Instant } from '#core/shared/index.ts';
import type { Bubble } from './bubble.ts';

/** What a customer wrote while one of our people has the conversation. */
export type Relayed = { readonly id: string; readonly text: string };

/** A chat as it outlives the process. */
export type Chat = {
  readonly bubbles: readonly Bubble[];
  readonly taken: readonly string[];
  readonly met: boolean;
};

/** What the pages showed before this process began, and where what they show now goes. */
export type Memory = {
  /** Nothing that was said before is in it. */
  readonly since: Instant;
  /** By visitor and by conversation, what changed last at the end. */
  readonly chats: ReadonlyMap<string, Chat>;
  readonly threads: ReadonlyMap<string, readonly Relayed[]>;
  /** Keeps soon what `read` then says. */
  keep(name: `chat:${string}` | `thread:${string}`, read: () => unknown): void;
  /** Resolves when all of it is kept. */
  done(): Promise<void>;
};

type Keeping = {
  readonly read: () => Promise<ReadonlyMap<string, unknown>>;
  readonly write: (name: string, document: unknown) => Promise<void>;
  readonly now: () => Instant;
  readonly report: (error: unknown) => void;
};

const drawable = z.looseObject({ id: z.string(), at: z.number(), text: z.array(z.unknown()) });

/** Of another version of the page it may be anything: a chat that could not be drawn is left out. */
const chat = z.object({
  bubbles: z.array(z.custom<Bubble>((bubble) => drawable.safeParse(bubble).success)),
  taken: z.array(z.string()),
  met: z.boolean(),
});
const thread = z.array(z.object({ id: z.string(), text: z.string() }));

export async function openMemory({ read, write, now, report }: Keeping): Promise<Memory> {
  const kept = await read();
  const since = z.number().safeParse(kept.get('since')).data ?? now();
  if (!kept.has('since')) await write('since', since);
  return {
    since,
    chats: named(kept, 'chat:', chat),
    threads: named(kept, 'thread:', thread),
    ...writeBehind(write, report),
  };
}

/** A playground that nobody starts again. */
export const forgetful = (since: Instant): Memory => ({
  since,
  chats: new Map(),
  threads: new Map(),
  keep: () => {},
  done: async () => {},
});

const named = <Shape>(kept: ReadonlyMap<string, unknown>, prefix: string, shape: z.ZodType<Shape>) =>
  new Map(
    [...kept].flatMap(([name, document]) => {
      const { data } = shape.safeParse(document);
      return name.startsWith(prefix) && data ? [[name.slice(prefix.length), data] as const] : [];
    }),
  );

/** One write at a time, each of what stands then: a chat that changes meanwhile is written once more and not ten times. */
function writeBehind(write: Keeping['write'], report: Keeping['report']): Pick<Memory, 'keep' | 'done'> {
  const waiting = new Map<string, () => unknown>();
  let writing: Promise<void> | undefined;
  const writeAll = async (): Promise<void> => {
    for (let [next] = waiting; next; [next] = waiting) {
      const [name, read] = next;
      waiting.delete(name);
      await write(name, read()).catch(report);
    }
    writing = undefined;
  };
  return {
    keep(name, read) {
      waiting.set(name, read);
      writing ??= writeAll();
    },
    done: () => writing ?? Promise.resolve(),
  };
}
