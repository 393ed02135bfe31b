import { z } from 'zod';
import type { Instant } from '../shared/index.ts';
import type { Choice } from './reply.ts';

/** Where one flow stands. `asking` is a step, or `step.item` of a step that is asked once an item. */
export type Frame = {
  readonly flow: string;
  readonly asking: string;
  readonly known: Readonly<Record<string, unknown>>;
  /** The question was opened again to change its answer: back leads to where that was asked for. */
  readonly returns?: true | undefined;
  /** Opened beside the flow below it, which then goes on where it was. */
  readonly aside?: boolean | undefined;
};

/**
 * What was offered, so that a tap or a "2" means what the person saw: the menu's number, what was asked and the ids in
 * their order, with spaces between. One text, because all of a conversation is read and written at every turn.
 */
export type Menu = string;

/** First touch: how the person found us, kept for ever (S0-9). */
export type Source = Readonly<Record<string, string>>;

/** One customer on one thread: plain JSON, and all that is stored between two turns. */
export type Conversation = {
  readonly locale: string;
  /** The flow in the foreground is last; below it the ones that wait for it. */
  readonly stack: readonly Frame[];
  /** Newest first; older ones tell a late tap from a forged one. */
  readonly menus: readonly Menu[];
  readonly page: number;
  /** Answers in a row that were not understood. */
  readonly misses: number;
  /** Replies with a menu so far; the number of the newest menu. */
  readonly asked: number;
  readonly askedAt: Instant;
  /**
   * The first menu of the question that is open, when it was shown again since: the buttons of those before it are of
   * another question, be it of the same name. The newest menu's number when absent.
   */
  readonly since?: number | undefined;
  /** The last text that answered a step, should more of it follow or be edited. */
  readonly last?:
    | {
        readonly flow: string;
        readonly asking: string;
        readonly text?: string | undefined;
        readonly message?: string | undefined;
      }
    | undefined;
  readonly source?: Source | undefined;
  /** A person of ours has the conversation since then. */
  readonly handedOff?: Instant | undefined;
  /** One of our people wrote to the person then, without taking the conversation over. */
  readonly wrote?: Instant | undefined;
  /** An answer that may still come, to a question that keeps nothing else waiting: what of, and since when. */
  readonly awaited?: { readonly what: string; readonly about: string; readonly at: Instant } | undefined;
  /** Since then something is looked up, or done with an order, whose outcome is told as soon as it is known. */
  readonly looking?: Instant | undefined;
  /** Choices of the last thing that was said, when they are not those of the open question. */
  readonly offered?: readonly Choice[] | undefined;
  /** Those choices are what the person may have meant. */
  readonly askedBack?: true | undefined;
  /** Their own language was offered. */
  readonly languageOffered?: true | undefined;
  /** The quote that was reminded of, by when it was made. */
  readonly reminded?: Instant | undefined;
  /** What earlier sales taught us of this person: offered again, never assumed. */
  readonly profile?: Readonly<Record<string, string>> | undefined;
  /** The process that wrote this: what it wrote itself it need not parse. */
  readonly by?: string | undefined;
};

/** Answers are parsed by the flow they belong to: looking at each of them here would only cost time. */
const answers = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const frame = z.object({
  flow: z.string(),
  asking: z.string(),
  known: answers,
  returns: z.literal(true).optional(),
  aside: z.boolean().optional(),
});

const choice = z.object({
  id: z.string(),
  label: z.union([z.string(), z.looseObject({ key: z.string() })]),
  binds: z.literal(true).optional(),
});

const stored = z.object({
  locale: z.string(),
  stack: z.array(frame),
  menus: z.array(z.string()).catch([]),
  page: z.number(),
  misses: z.number(),
  asked: z.number(),
  askedAt: z.number(),
  since: z.number().optional(),
  last: z
    .object({
      flow: z.string(),
      asking: z.string(),
      text: z.string().optional(),
      message: z.string().optional(),
    })
    .optional(),
  source: z.record(z.string(), z.string()).optional(),
  handedOff: z.number().optional(),
  wrote: z.number().optional(),
  awaited: z.object({ what: z.string(), about: z.string(), at: z.number() }).optional().catch(undefined),
  looking: z.number().optional().catch(undefined),
  offered: z.array(choice).optional().catch(undefined),
  askedBack: z.literal(true).optional().catch(undefined),
  languageOffered: z.literal(true).optional(),
  reminded: z.number().optional(),
  profile: z.record(z.string(), z.string()).optional(),
});

export const newConversation = (locale: string): Conversation =>
  ofOneShape({ locale, stack: [], menus: [], page: 0, misses: 0, asked: 0, askedAt: 0 });

/** With every key, so that none is forgotten. */
type AllOf<T> = { readonly [K in keyof Required<T>]: T[K] };

/** What changes with every reply. */
type Said = Pick<
  Conversation,
  'menus' | 'page' | 'misses' | 'asked' | 'askedAt' | 'since' | 'offered' | 'askedBack'
>;

/**
 * The conversation after a reply. Key by key, always in this order: a copy by spreading has a shape of its own in the V8 of
 * Node 20, of which the next turn makes further ones, and where a line of code has seen many it takes it 0.3 to 1.6 us.
 */
export const afterReply = (it: Conversation, said: Said): AllOf<Conversation> => ({
  locale: it.locale,
  stack: it.stack,
  menus: said.menus,
  page: said.page,
  misses: said.misses,
  asked: said.asked,
  askedAt: said.askedAt,
  since: said.since,
  by: it.by,
  last: it.last,
  source: it.source,
  profile: it.profile,
  handedOff: it.handedOff,
  wrote: it.wrote,
  awaited: it.awaited,
  looking: it.looking,
  offered: said.offered,
  askedBack: said.askedBack,
  languageOffered: it.languageOffered,
  reminded: it.reminded,
});

/** The same, of the shape that all others have. */
const ofOneShape = (it: Conversation): Conversation => ({
  ...afterReply(it, it),
  stack: it.stack.map(frameOfOneShape),
});

const frameOfOneShape = ({ flow, asking, known, returns, aside }: Frame): AllOf<Frame> => ({
  flow,
  asking,
  known,
  returns,
  aside,
});

/**
 * A stored conversation is parsed, not trusted, unless this very process (`by`) wrote it: one that no longer fits begins
 * anew, in its language.
 */
export function restore(value: unknown, locale: string, by?: string): Conversation {
  if (value === undefined || value === null) return newConversation(locale);
  if (by !== undefined && (value as Partial<Conversation>).by === by)
    return ofOneShape(value as Conversation);
  const { data } = stored.safeParse(value);
  return data ? ofOneShape(data as Conversation) : newConversation(locale);
}
