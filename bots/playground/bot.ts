import type { Copy } from '#prompts/index.ts';
import type { Channel, Inbound, Outbound } from '../shell/channel.ts';
import { ChannelError } from '../shell/errors.ts';
import { createUnderWay } from '../shell/under-way.ts';
import type { Hub } from './hub.ts';
import { parse, type Said, visitorOf } from './parse.ts';
import { bubblesOf, ownBubble, smsBubble } from './render.ts';

export type PlaygroundChannelOptions = {
  readonly copy: Copy;
  readonly hub: Hub;
  readonly now: () => number;
};

export type PlaygroundChannel = Channel & {
  /** What the page posts. Resolves once the turn is durable; rejects when it is not, and the page may say it again. */
  hear(said: Said): Promise<void>;
  /** Shows beside a chat what its customer's telephone would have received, when that is only simulated. */
  receives(conversation: string, sms: Texted): void;
};

type Texted = { readonly id: string; readonly to: string; readonly text: string };

/** A chat on a local page as a channel, for trying the shop without an account anywhere. */
export function playgroundChannel(options: PlaygroundChannelOptions): PlaygroundChannel {
  const { hub, now } = options;
  let accept: Accept | undefined;
  const { track, done } = createUnderWay();
  return {
    name: 'playground',
    async start(take) {
      accept = take;
    },
    async stop() {
      accept = undefined;
      await done();
      hub.close();
      await hub.kept();
    },
    async hear(said) {
      if (!accept) throw new ChannelError('unreachable', 'the playground is not running');
      // Two windows of one person both open the chat; a link that carries something is news every time.
      const first = hub.meet(said.as);
      if (opensChat(said) && !first) return;
      try {
        await track(turn(options, said, accept));
      } catch (error) {
        if (first) hub.unmeet(said.as);
        throw error;
      }
    },
    send: (outbound) => show(options, outbound),
    receives(conversation, { id, to, text }) {
      const visitor = visitorOf(conversation);
      if (visitor === undefined) return;
      hub.say(visitor, { id, bubbles: [smsBubble({ id, to, text, at: now() })] });
    },
    trouble: () => undefined,
  };
}

async function show({ copy, hub, now }: PlaygroundChannelOptions, outbound: Outbound): Promise<void> {
  const visitor = visitorOf(outbound.conversation);
  if (visitor === undefined) throw new ChannelError('rejected', 'this is no chat of the playground');
  const bubbles = bubblesOf(outbound, { copy, at: now() });
  hub.say(visitor, { id: outbound.id, bubbles, replaces: outbound.replaces });
  // Before it counts as sent, or a process that is killed now would never show it.
  await hub.kept();
}

type Accept = (inbound: Inbound) => Promise<void>;

const opensChat = ({ event }: Said): boolean => event.type === 'start' && event.payload === undefined;

/** Shows what the page says and hands it to the shop; it is not shown any more when the shop could not take it. */
async function turn(options: PlaygroundChannelOptions, said: Said, take: Accept): Promise<void> {
  const { copy, hub, now } = options;
  const { as, event } = said;
  const own = ownBubble(said, { copy, at: now() });
  if (own) hub.put(as, own);
  if (event.type === 'tap') hub.choose(as, event.about, event.index);
  try {
    await take(parse(said, now()));
  } catch (error) {
    if (own) hub.drop(as, own.id);
    if (event.type === 'tap') hub.choose(as, event.about, undefined);
    throw error;
  }
}
