import { no } from '#core/shared/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { Channel } from '../shell/channel.ts';
import type { TapSecret } from '../shell/tap.ts';
import { createUnderWay, type UnderWay } from '../shell/under-way.ts';
import { announce, botIdOf, clientOf, introduce } from './client.ts';
import { intake } from './intake.ts';
import { fetchPicture } from './picture.ts';
import { type Backoff, type Listening, persist, poll } from './poll.ts';
import { createSender, isOfBot } from './send.ts';
import { type Webhook, webhookHandler } from './webhook.ts';

type Log = { info(message: string): void; warn(message: string): void };

export type TelegramOptions = {
  /** `<bot id>:<secret>`, as BotFather gives it. */
  readonly token: string;
  /** Signs buttons. A new one makes all buttons that are out there worthless. */
  readonly secret: TapSecret;
  readonly copy: Copy;
  /** A picture that is kept, by its id. */
  readonly photo?: (id: string) => Promise<Uint8Array | undefined>;
  readonly apiRoot?: string;
  /** Receives by webhook when given, by long polling when not. */
  readonly webhook?: Webhook;
  readonly log: Log;
  readonly backoff?: Backoff;
  readonly now?: () => number;
};

/** Telegram as a channel. It works, or says in `trouble` why not, but never ends the process. */
export function telegramChannel(options: TelegramOptions): Channel {
  const { token, secret, copy, log, webhook, now = Date.now } = options;
  const backoff = options.backoff ?? { first: 500, most: 30_000 };
  const bot = botIdOf(token);
  const api = clientOf(options);
  const sender = createSender({ api, bot, copy, secret, ...(options.photo ? { photo: options.photo } : {}) });
  const { track, done } = createUnderWay();
  const { report, trouble } = troubles(log);
  const stopping = new AbortController();
  const { signal } = stopping;
  let username: string | undefined;

  return {
    name: 'telegram',
    async start(accept) {
      const reader = () => ({ bot, secret, now: now(), ...(username ? { username } : {}) });
      const take = intake({ api, reader, accept, notice: sender.notice, track });
      const meet = async () => {
        username = await introduce(api, webhook);
      };
      const open = (update: unknown) => (signal.aborted ? Promise.reject(signal.reason) : take(update));
      if (webhook) webhook.mount(new URL(webhook.url).pathname, webhookHandler(webhook.secretToken, open));
      void track(listen({ api, backoff, take, report }, { options, meet, track, signal }));
    },
    async stop() {
      stopping.abort();
      await done();
    },
    send: (outbound) => track(sender.send(outbound)),
    picture: async (conversation, ref) =>
      isOfBot(bot, conversation)
        ? track(fetchPicture({ api, token, apiRoot: options.apiRoot }, ref))
        : no('elsewhere'),
    trouble,
  };
}

type Session = {
  readonly options: TelegramOptions;
  readonly meet: () => Promise<void>;
  readonly track: UnderWay['track'];
  readonly signal: AbortSignal;
};

/** Until `signal` says stop; a webhook needs nothing more once Telegram knows of it. */
async function listen(listening: Listening, { options, meet, track, signal }: Session): Promise<void> {
  const { copy, log, webhook } = options;
  await persist(meet, listening, signal);
  if (signal.aborted) return;
  const refused = () => {
    if (!signal.aborted) log.warn('Telegram did not take the commands and the description');
  };
  void track(announce(listening.api, copy, signal).catch(refused));
  if (!webhook) await poll(listening, signal);
}

/** The trouble there is now; each change of it is logged once. */
function troubles(log: Log) {
  let now: string | undefined = 'not connected to Telegram yet';
  const report = (found: string | undefined): void => {
    if (found === now) return;
    now = found;
    if (found === undefined) log.info('connected to Telegram');
    else log.warn(found);
  };
  return { report, trouble: () => now };
}
