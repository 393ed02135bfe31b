import { setTimeout as wait } from 'node:timers/promises';
import type { Instant } from '#core/shared/index.ts';
import type { AttemptStore } from '#db/messages/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { Outbound } from '../../shell/channel.ts';
import { ChannelError } from '../../shell/errors.ts';
import { pictureType } from '../../shell/picture.ts';
import type { Asked, Form } from '../forms.ts';
import { say as mayBeSaid, silence } from '../say.ts';
import { abilities, limits } from './limits.ts';
import type { Pacer } from './pacer.ts';
import { personIn } from './parse.ts';
import { pollOf } from './poll.ts';
import type { Body, Outcome } from './protocol.ts';
import { written } from './render.ts';
import type { Session } from './supervisor.ts';
import { troubleOf } from './trouble.ts';

export type Sending = {
  readonly session: Session;
  readonly copy: Copy;
  readonly attempts: AttemptStore;
  readonly pacer: Pacer;
  /** Short menus have a poll below them. */
  readonly polls?: boolean | undefined;
  /** A picture that is kept, by its id. */
  readonly photo?: ((id: string) => Promise<Uint8Array | undefined>) | undefined;
  /** When the person of a chat last wrote, as far as it is known. */
  readonly heard: (conversation: string) => Instant | undefined;
  readonly now: () => Instant;
};

/** Says all replies, each message once: what an earlier try has said, or may have said, is not said blindly again. */
export async function send(sending: Sending, outbound: Outbound): Promise<void> {
  const to = addressee(sending, outbound.conversation);
  const all = [...(await pictures(sending, outbound)), ...texts(sending, outbound)];
  const { gone, tried } = await sending.attempts.of(outbound.id);
  const heard = sending.heard(outbound.conversation);
  for (const [part, message] of all.entries()) {
    if (gone.has(part)) continue;
    const whole = { ...message, outbound, to, part, tried: tried.get(part) };
    if (message.form !== 'poll') await say(sending, whole);
    // Who has answered meanwhile is asked nothing.
    else if (sending.heard(outbound.conversation) === heard) await add(sending, whole);
  }
}

function addressee({ session }: Sending, conversation: string): string {
  const status = session.status();
  const { own, state } = status;
  if (!conversation.startsWith('whatsapp-web:'))
    throw new ChannelError('rejected', 'the conversation is not of this channel');
  if (state !== 'ready' || own === undefined)
    throw new ChannelError('unreachable', troubleOf(status) ?? 'not connected', limits.retry);
  const to = personIn(own, conversation);
  if (to === undefined) throw new ChannelError('rejected', 'the conversation is not of this number');
  return to;
}

/** There is no window here. Who is not among those who wrote is refused by the session, and how many others a day by the pacer. */
const way = { policy: { hasTemplate: false }, can: abilities };

function sayingOf({ heard, now }: Sending, conversation: string, asked: Asked) {
  const standing = { heard: heard(conversation), invited: true, now: now() };
  const saying = mayBeSaid(asked, standing, way);
  if (saying.permits !== 'words') throw new ChannelError('forbidden', saying.why);
  return saying;
}

type Message = {
  readonly body: Body;
  readonly form: Form;
  readonly why: string;
  /** The menu that it lets choose from. */
  readonly menu?: number | undefined;
};

type Part = Message & {
  readonly outbound: Outbound;
  readonly to: string;
  readonly part: number;
  /** When it was tried before, if nobody knows what came of that. */
  readonly tried: Instant | undefined;
};

/** What stands below words that have gone out is tried once: nothing waits for it, and nothing is heard of it. */
async function add(sending: Sending, part: Part): Promise<void> {
  if (part.tried !== undefined) return;
  try {
    await say(sending, part);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
  }
}

async function say(
  sending: Sending,
  { outbound, to, part, body, form, why, menu, tried }: Part,
): Promise<void> {
  const { session, attempts, pacer, heard, now } = sending;
  const { id: said, conversation } = outbound;
  const free = await pacer.turn(conversation, heard(conversation));
  // Said before: with an outcome that is not known it has to be found out what became of it.
  const attempt = { said, part, conversation, form, why, menu };
  if (tried === undefined) await attempts.begin({ ...attempt, at: now() });
  session.typing(to);
  if (free > 0) await wait(free);
  const others = tried === undefined ? [] : await attempts.lately(conversation, tried - limits.skew);
  const outcome = await session.send({ to, body, ...(tried === undefined ? {} : { tried, others }) });
  if (form !== 'poll') pacer.came(outcome.came === 'sent');
  // A poll that nobody has acknowledged may be there, and be voted on.
  if (outcome.came === 'sent' || (form === 'poll' && outcome.id)) await attempts.settle(attempt, outcome.id);
  // One that did not go tells nothing of a try before it of which nobody knows.
  else if (outcome.came !== 'unknown' && tried === undefined) await attempts.settle(attempt, undefined);
  if (outcome.came !== 'sent') throw toChannelError(outcome);
}

/** The one place where what came of it becomes ours. */
function toChannelError({ came }: Outcome): ChannelError {
  switch (came) {
    case 'forbidden':
      return new ChannelError('forbidden', 'nobody who wrote to us, or not on WhatsApp');
    case 'unknown':
      return new ChannelError('unreachable', 'nobody knows yet whether it was sent', limits.retry);
    case 'broken':
      return new ChannelError('unreachable', 'the page cannot send now', limits.retry);
    default:
      return new ChannelError('rejected', 'WhatsApp refused the message');
  }
}

function texts(sending: Sending, outbound: Outbound): readonly Message[] {
  const all = written(outbound, sending.copy).map(({ text, asked }): Message => {
    const { form, why } = sayingOf(sending, outbound.conversation, asked);
    return { body: { kind: 'text', text }, form, why };
  });
  const poll = sending.polls ? pollOf(outbound, sending.copy) : undefined;
  return poll
    ? [...all, { body: poll.body, menu: poll.menu, form: 'poll', why: 'short enough for a poll' }]
    : all;
}

/** What WhatsApp takes as a picture; what is not kept any more is left out. */
async function pictures(sending: Sending, { conversation, replies }: Outbound): Promise<readonly Message[]> {
  const { photo } = sending;
  const ids = replies.flatMap(({ photos = [] }) => photos).slice(0, limits.pictures);
  const kept = await Promise.all(ids.map((id) => photo?.(id)));
  return kept.flatMap((content): readonly Message[] => {
    const type = content && pictureType(content);
    if (!content || !type) return [];
    const { why } = sayingOf(sending, conversation, silence);
    const body = { kind: 'picture', type, content: Buffer.from(content).toString('base64') } as const;
    return [{ body, form: 'picture', why }];
  });
}
