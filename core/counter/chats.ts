import { z } from 'zod';
import type { Command, SellFacts } from '../buyback/index.ts';
import { type Conversation, type Detour, type Frame, type Reply, say } from '../conversation/index.ts';
import { readResumeCode } from '../customers/index.ts';

/** Somebody types the code that another chat gave them: it is looked up first, and a wrong one is told of at once. */
export function resumes(text: string): Detour<Command> | undefined {
  const code = readResumeCode(text);
  return code === undefined ? undefined : { commands: [{ type: 'find-code', code }] };
}

/** Somebody wants to go on in another chat: a code is made for it. */
export const lends = (): Detour<Command> => ({ commands: [{ type: 'lend-chat' }] });

/** What the channel vouches for joins this chat to others of the same number, before anything is looked up. */
export const withVouched = (detour: Detour<Command>, { person }: SellFacts): Detour<Command> =>
  person.vouched === undefined
    ? detour
    : {
        ...detour,
        commands: [{ type: 'link-chat', phone: person.vouched }, ...(detour.commands ?? [])],
      };

const frames = z.array(
  z.object({
    flow: z.string(),
    asking: z.string(),
    known: z.record(z.string(), z.unknown()),
    returns: z.literal(true).optional(),
    aside: z.boolean().optional(),
  }),
) as unknown as z.ZodType<readonly Frame[]>;

const found = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('code'),
    code: z.string(),
    minutes: z.number(),
    /** Names of the other channels that are open. */
    others: z.array(z.string()).default([]),
  }),
  /** A code that leads from another chat into this one. */
  z.object({ is: z.literal('known'), code: z.string() }),
  z.object({ is: z.literal('unknown') }),
  z.object({ is: z.literal('here') }),
  z.object({ is: z.literal('linked') }),
  /** It goes on in that chat. */
  z.object({ is: z.literal('leave'), to: z.string() }),
  /** It goes on here; nothing was under way there when absent. */
  z.object({
    is: z.literal('arrive'),
    position: z.object({
      locale: z.string(),
      stack: frames,
      profile: z.record(z.string(), z.string()).optional(),
      source: z.record(z.string(), z.string()).optional(),
    }),
  }),
]);

/** What came of a wish to go on in another chat, in the one or the other. */
export function foundChat(data: unknown, conversation: Conversation): Detour<Command> {
  const came = found.parse(data);
  switch (came.is) {
    case 'code':
      return { says: [codeSaid(came)] };
    case 'known':
      // Who typed it is asked first whether that chat is theirs.
      return { flow: 'join-chats', aside: true, known: { code: came.code } };
    case 'unknown':
      return { flow: '', says: [say('customers.resume-unknown')] };
    case 'here':
      return { flow: '', says: [say('customers.resume-here')] };
    case 'linked':
      return { flow: '', says: [say('customers.chats-linked')] };
    case 'leave':
      return leaves(came.to, conversation);
    case 'arrive':
      return arrives(came.position, conversation);
  }
}

type Lent = Extract<z.infer<typeof found>, { is: 'code' }>;

/** Only a place that there is, and that they are not at, is named. */
function codeSaid({ code, minutes, others }: Lent): Reply {
  const telegram = others.includes('telegram');
  const whatsapp = others.includes('whatsapp') || others.includes('whatsapp-web');
  const where = telegram
    ? say(whatsapp ? 'customers.on-either' : 'customers.on-telegram')
    : say(whatsapp ? 'customers.on-whatsapp' : 'customers.in-another-chat');
  return say('customers.resume-code', { code, minutes, where });
}

/** What was under way goes along, and nothing of it stays open here. */
function leaves(to: string, { locale, stack, profile, source }: Conversation): Detour<Command> {
  const position = { locale, stack, profile, source };
  return {
    flow: '',
    says: [say('customers.chat-left')],
    commands: [{ type: 'move-chat', to, position }],
    change: { stack: [] },
  };
}

type Position = Extract<z.infer<typeof found>, { is: 'arrive' }>['position'];

/** What was told there is known here; where nothing was under way there, what is here goes on. */
function arrives({ locale, stack, profile, source }: Position, conversation: Conversation): Detour<Command> {
  const known = {
    locale,
    profile: { ...profile, ...conversation.profile },
    source: conversation.source ?? source,
  };
  return stack.length === 0
    ? { flow: '', says: [say('customers.chats-linked')], change: known }
    : { flow: '', says: [say('customers.chat-resumed')], change: { ...known, stack } };
}
