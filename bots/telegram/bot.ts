import type { Copy } from '#prompts/index.ts';
import type { Channel, Inbound } from '../shell/channel.ts';
import { announce, botIdOf, clientOf, introduce } from './client.ts';
import { intake } from './intake.ts';
import { type Backoff, persist, poll } from './poll.ts';
import { createSender } from './send.ts';
import { underWay } from './under-way.ts';
import { type Webhook, webhookHandler } from './webhook.ts';

type Log = { info(message: string): void; warn(message: string): void };

export type TelegramOptions = {
  /** `<bot id>:<secret>`, as BotFather gives it. */
  readonly token: string;
  /** Signs buttons. A new one makes all buttons that are out there worthless. */
  readonly secret: string;
  readonly copy: Copy;
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
  const sender = createSender({ api, bot, copy, secret });
  const { track, settled } = underWay();
  const { report, trouble } = troubles(log);
  const stopping = new AbortController();
  const { signal } = stopping;
  let username: string | undefined;

  const takeFor = (accept: (inbound: Inbound) => Promise<void>) => {
    const reader = () => ({ bot, secret, now: now(), ...(username ? { username } : {}) });
    return intake({ api, reader, accept, notice: sender.notice, track });
  };

  async function listen(take: (update: unknown) => Promise<void>): Promise<void> {
    const listening = { api, backoff, take, report };
    const meet = async () => {
      username = await introduce(api, webhook);
    };
    await persist(meet, listening, signal);
    if (signal.aborted) return;
    const refused = () => log.warn('Telegram did not take the commands and the description');
    void track(announce(api, copy, signal).catch(refused));
    if (!webhook) await poll(listening, signal);
  }

  return {
    name: 'telegram',
    async start(accept) {
      const take = takeFor(accept);
      const open = (update: unknown) => (signal.aborted ? Promise.reject(signal.reason) : take(update));
      if (webhook) webhook.mount(new URL(webhook.url).pathname, webhookHandler(webhook.secretToken, open));
      void track(listen(take));
    },
    async stop() {
      stopping.abort();
      await settled();
    },
    send: (outbound) => track(sender.send(outbound)),
    trouble,
  };
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
