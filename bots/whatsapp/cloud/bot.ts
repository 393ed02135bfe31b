import { setTimeout as wait } from 'node:timers/promises';
import { type Instant, no, type Result } from '#core/shared/index.ts';
import type { UserChats } from '#db/customers/index.ts';
import type { Evidence } from '#db/evidence/index.ts';
import type { MessageStore } from '#db/messages/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { Channel, Inbound } from '../../shell/channel.ts';
import { ChannelError } from '../../shell/errors.ts';
import { judgePicture } from '../../shell/judge-picture.ts';
import type { PictureFault } from '../../shell/surface.ts';
import type { TapSecret } from '../../shell/tap.ts';
import { createUnderWay, type UnderWay } from '../../shell/under-way.ts';
import { type HeardLately, heardLately } from '../heard.ts';
import { type Graph, graphClient } from './client.ts';
import { GraphRefusal, toChannelError } from './errors.ts';
import { type Misfits, misfits } from './misfits.ts';
import { type Noting, noting } from './note.ts';
import { inboundOf, parse } from './parse.ts';
import { addresseeOf, type People, peopleOf } from './people.ts';
import { type Sending, send } from './send.ts';
import { answerChallenge, answerDelivery, type WebhookSecrets } from './webhook.ts';

type Log = { info(message: string): void; warn(message: string): void };

export type WhatsappCloudOptions = {
  readonly apiUrl: string;
  readonly phoneNumberId: string;
  readonly token: string;
  readonly webhook: WebhookSecrets;
  /** Puts the two handlers of the webhook to the counter's own port. */
  readonly mount: (handlers: WebhookHandlers) => void;
  /** Signs buttons. A new one makes all buttons that are out there worthless. */
  readonly secret: TapSecret;
  readonly copy: Copy;
  readonly messages: MessageStore;
  /** Whose chats they are who are named without a number. */
  readonly users: UserChats;
  /** The name of an approved template; without one nothing is said outside of the window. */
  readonly template?: string | undefined;
  /** Whether the address is asked for with Meta's form, which only businesses in India may show. */
  readonly addressForm?: boolean | undefined;
  readonly photo?: (id: string) => Promise<Uint8Array | undefined>;
  readonly log: Log;
  /** Counts a message that Meta had taken, and that failed all the same. */
  readonly undelivered?: () => void;
  /** Milliseconds between looks at whether the token works. */
  readonly pause?: number;
  readonly now?: () => Instant;
};

export type WebhookHandlers = {
  readonly get: (request: Request) => Response;
  readonly post: (request: Request) => Promise<Response>;
};

/** Milliseconds. */
const usualPause = 60_000;

/** WhatsApp by Meta's Cloud API. It works, or says in `trouble` why not, but never ends the process. */
export function whatsappCloudChannel(options: WhatsappCloudOptions): Channel {
  const { log, now = Date.now, pause = usualPause } = options;
  const health = healthOf(log);
  const graph = guarded(graphClient(options), health);
  const heard = heardLately();
  const underWay = createUnderWay();
  const stopping = new AbortController();
  const sending: Sending = {
    ...options,
    graph,
    now,
    template: options.template === undefined ? undefined : { name: options.template },
    heard: heard.find,
  };
  const parts = { ...hearingOf(options, sending), heard, underWay, signal: stopping.signal };
  return {
    name: 'whatsapp',
    async start(accept) {
      options.mount(handlersOf(parts, accept));
      void underWay.track(watch({ graph, health, pause }, stopping.signal));
    },
    async stop() {
      stopping.abort();
      await underWay.done();
    },
    async send(outbound) {
      if (health.isHalted()) throw new ChannelError('unreachable', 'Meta refuses our token');
      await underWay.track(send(sending, outbound));
    },
    picture: (conversation, ref) => underWay.track(pictureOf(graph, options, { conversation, ref })),
    trouble: health.trouble,
  };
}

type Sent = { readonly conversation: string; readonly ref: string };

/** What may be had later rejects with ChannelError, whatever Graph calls it. */
async function pictureOf(
  graph: Graph,
  { phoneNumberId }: Pick<WhatsappCloudOptions, 'phoneNumberId'>,
  { conversation, ref }: Sent,
): Promise<Result<Evidence, PictureFault>> {
  if (!addresseeOf(phoneNumberId, conversation)) return no('elsewhere');
  const found = await graph.medium(ref).catch((error: unknown) => {
    throw toChannelError(error);
  });
  return found.ok ? judgePicture(found.value) : found;
}

type Hearing = {
  readonly options: WhatsappCloudOptions;
  readonly sending: Sending;
  readonly people: People;
  readonly misfits: Misfits;
  readonly note: Noting;
};

/** What is needed to understand what Meta brings. */
function hearingOf(options: WhatsappCloudOptions, sending: Sending): Hearing {
  const { log, phoneNumberId, undelivered, users } = options;
  const { now } = sending;
  const warn = (line: string): void => log.warn(line);
  return {
    options,
    sending,
    people: peopleOf(phoneNumberId, users, now),
    misfits: misfits(warn, now),
    note: noting({ ...sending, warn, undelivered }),
  };
}

type Parts = Hearing & {
  readonly heard: HeardLately;
  readonly underWay: UnderWay;
  readonly signal: AbortSignal;
};

/** What Meta asks, and what it brings. */
function handlersOf(
  { options, sending, heard, people, misfits, note, underWay: { track }, signal }: Parts,
  accept: (inbound: Inbound) => Promise<void>,
): WebhookHandlers {
  const { phoneNumberId, secret, webhook } = options;
  const hear = (inbound: Inbound): Promise<void> => {
    heard.note(inbound.conversation, inbound.at);
    if (inbound.message) void track(sending.graph.read(inbound.message).catch(() => undefined));
    return track(accept(inbound));
  };
  const take = async (body: unknown): Promise<void> => {
    if (signal.aborted) throw signal.reason;
    const delivery = parse(body, phoneNumberId);
    if (!delivery) return;
    if (delivery.hasOthers) misfits.number();
    const chats = await Promise.all(delivery.said.map(({ person }) => people.chatOf(person)));
    const reader = { phoneNumberId, secret, now: sending.now() };
    const inbounds = delivery.said.flatMap((said, n) => inboundOf(said, chats[n] ?? '', reader) ?? []);
    // All are put to their turns in the order they came in, and all are awaited.
    await Promise.all([...inbounds.map(hear), ...delivery.statuses.map((status) => track(note(status)))]);
  };
  return {
    get: ({ url }) => answerChallenge(new URL(url), webhook),
    post: (request) => answerDelivery(request, webhook, { take, refused: misfits.signature }),
  };
}

type Health = {
  readonly trouble: () => string | undefined;
  /** A token that is refused is not tried with every message. */
  readonly isHalted: () => boolean;
  readonly report: (trouble: string | undefined, halts?: 'halts') => void;
};

/** The trouble there is now; each change of it is logged once. */
function healthOf(log: Log): Health {
  let now: string | undefined = 'not connected to WhatsApp yet';
  let halted = false;
  return {
    trouble: () => now,
    isHalted: () => halted,
    report: (found, halts) => {
      halted = halts !== undefined;
      if (found === now) return;
      now = found;
      if (found === undefined) log.info('connected to WhatsApp');
      else log.warn(found);
    },
  };
}

const isToken = (error: unknown): boolean => error instanceof GraphRefusal && error.reaction === 'token';

/** Tells of a refused token at once. */
const guarded = (graph: Graph, { report }: Health): Graph => ({
  ...graph,
  send: async (whom, body) => {
    try {
      return await graph.send(whom, body);
    } catch (error) {
      if (isToken(error)) report('Meta refuses our token: set WHATSAPP_CLOUD_TOKEN anew', 'halts');
      throw error;
    }
  },
});

type Watching = { readonly graph: Graph; readonly health: Health; readonly pause: number };

/** Asks for our own number until `signal` says stop: what is mended is noticed without a restart. */
async function watch({ graph, health, pause }: Watching, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await graph.number();
      health.report(undefined);
    } catch (error) {
      if (signal.aborted) return;
      if (isToken(error)) health.report('Meta refuses our token: set WHATSAPP_CLOUD_TOKEN anew', 'halts');
      else health.report(error instanceof Error ? error.message : 'WhatsApp cannot be reached');
    }
    await wait(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
