import { Api, type RawApi } from 'grammy';
import type { Copy } from '#prompts/index.ts';
import type { Channel } from '../shell/channel.ts';
import { announce } from './commands.ts';
import { intake } from './intake.ts';
import { limits } from './limits.ts';
import { updateKinds } from './parse.ts';
import { type Backoff, dropWebhook, type Listening, persist, poll } from './poll.ts';
import { createSender } from './send.ts';
import { underWay } from './under-way.ts';
import { type Webhook, webhookHandler } from './webhook.ts';

export type TelegramOptions = {
  /** `<bot id>:<secret>`, as BotFather gives it. */
  readonly token: string;
  /** Signs buttons. A new one makes all buttons that are out there worthless. */
  readonly secret: string;
  readonly copy: Copy;
  readonly apiRoot?: string;
  /** Receives by webhook when given, by long polling when not. */
  readonly webhook?: Webhook;
  readonly log: { info(message: string): void; warn(message: string): void };
  readonly backoff?: Backoff;
  readonly now?: () => number;
};

/** Telegram as a channel. It works, or says in `trouble` why not, but never ends the process. */
export function telegramChannel(options: TelegramOptions): Channel {
  const { token, secret, copy, log, webhook, now = Date.now } = options;
  const bot = botIdOf(token);
  const api = clientOf(options);
  const sender = createSender({ api, bot, copy, secret });
  const { track, settled } = underWay();
  const stopping = new AbortController();
  let username: string | undefined;
  let trouble: string | undefined = 'not connected to Telegram yet';

  const report = (found: string | undefined): void => {
    if (found === trouble) return;
    trouble = found;
    if (found === undefined) log.info('connected to Telegram');
    else log.warn(found);
  };

  async function listen(listening: Listening): Promise<void> {
    const connect = async () => {
      username = await connected(api, webhook);
    };
    await persist(connect, listening, stopping.signal);
    if (stopping.signal.aborted) return;
    const refused = () => log.warn('Telegram did not take the commands and the description');
    void track(announce(api, copy).catch(refused));
    if (!webhook) await poll(listening, stopping.signal);
  }

  return {
    name: 'telegram',
    async start(accept) {
      const reader = () => ({ bot, secret, now: now(), ...(username ? { username } : {}) });
      const take = intake({ api, reader, accept, notice: sender.notice, track });
      const open = (update: unknown) =>
        stopping.signal.aborted ? Promise.reject(stopping.signal) : take(update);
      if (webhook) webhook.mount(new URL(webhook.url).pathname, webhookHandler(webhook.secretToken, open));
      void track(listen({ api, backoff: options.backoff ?? { first: 500, most: 30_000 }, take, report }));
    },
    async stop() {
      stopping.abort();
      await settled();
    },
    send: (outbound) => track(sender.send(outbound)),
    trouble: () => trouble,
  };
}

function botIdOf(token: string): number {
  const id = Number(/^(\d+):/.exec(token)?.[1]);
  if (!Number.isSafeInteger(id)) throw new RangeError('the Telegram token does not begin with a bot id');
  return id;
}

const clientOf = ({ token, apiRoot }: TelegramOptions): RawApi =>
  new Api(token, {
    ...(apiRoot ? { apiRoot: apiRoot.replace(/\/+$/, '') } : {}),
    // The default, node-fetch, costs 160-190 us a call more than Node's own.
    fetch: globalThis.fetch as never,
    timeoutSeconds: limits.callSeconds,
  }).raw;

/** Tells Telegram where updates go, and learns the bot's name. */
async function connected(api: RawApi, webhook: Webhook | undefined): Promise<string> {
  const { username } = await api.getMe();
  if (!webhook) await dropWebhook(api);
  else
    await api.setWebhook({
      url: webhook.url,
      secret_token: webhook.secretToken,
      allowed_updates: [...updateKinds],
    });
  return username;
}
