import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { expect } from 'vitest';
import type { Channel } from '#bots/shell/channel.ts';
import { telegramChannel } from '#bots/telegram/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { ChannelHarness, Seen, Trouble } from '../../contracts/channel-harness.ts';
import {
  type Fault,
  type Message,
  type Person,
  startTelegram,
  type Telegram,
} from '../../standins/telegram/index.ts';

export const TOKEN = '7001:telegram-test-token';
export const BOT = 7001;
export const ASHA = 42;

export type Shop = {
  readonly copy: Copy;
  readonly secret: string;
  readonly photo?: (id: string) => Promise<Uint8Array | undefined>;
};

export type TelegramHarness = ChannelHarness & {
  readonly telegram: Telegram;
  readonly asha: Person;
  readonly log: readonly string[];
};

/** The channel, set up but not started, with one person beside it. */
type Setting = { readonly telegram: Telegram; readonly channel: Channel; readonly end: () => Promise<void> };

const faults: Partial<Record<Trouble, Fault>> = {
  'rate-limited': { method: 'sendMessage', code: 429, parameters: { retry_after: 3 } },
  unreachable: { method: 'sendMessage', drop: true },
  forbidden: { method: 'sendMessage', code: 403, description: 'Forbidden: bot was blocked by the user' },
  rejected: { method: 'sendMessage', code: 400, description: 'Bad Request: something else' },
  'too-large': { method: 'sendMessage', code: 400, description: 'Bad Request: message is too long' },
};

/** Fast enough that a test of a failure need not wait. */
const backoff = { first: 5, most: 20 };

export async function openPolling(shop: Shop): Promise<TelegramHarness> {
  const telegram = await startTelegram({ token: TOKEN });
  const { log, lines } = logOf();
  const channel = telegramChannel({ ...shop, token: TOKEN, apiRoot: telegram.url, log, backoff });
  return harness({ telegram, channel, end: telegram.stop }, lines);
}

export async function openWebhook(shop: Shop): Promise<TelegramHarness> {
  const telegram = await startTelegram({ token: TOKEN });
  const { log, lines } = logOf();
  const app = new Hono();
  const { port, close } = await listen(app);
  const webhook = {
    url: `http://127.0.0.1:${port}/telegram`,
    secretToken: 'webhook-secret_1',
    mount: (path: string, handler: (request: Request) => Promise<Response>) =>
      void app.post(path, ({ req }) => handler(req.raw)),
  };
  const channel = telegramChannel({ ...shop, token: TOKEN, apiRoot: telegram.url, log, backoff, webhook });
  const end = async () => {
    await telegram.stop();
    await close();
  };
  return harness({ telegram, channel, end }, lines);
}

function listen(app: Hono): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve) => {
    const close = () => new Promise<void>((closed) => server.close(() => closed()));
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ port, close }),
    );
  });
}

function logOf() {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  return { lines, log: { info: write, warn: write } };
}

function harness({ telegram, channel, end }: Setting, log: readonly string[]): TelegramHarness {
  const asha = telegram.person({ id: ASHA, name: 'Asha', lastName: 'Rao', languageCode: 'hi' });
  const settled = async (_done: unknown) => telegram.settled();
  return {
    telegram,
    asha,
    log,
    channel,
    conversation: `telegram:${BOT}:${ASHA}`,
    writes: (text) => settled(asha.says(text)),
    redelivers: () => settled(telegram.redeliver()),
    taps: (label) => settled(asha.taps(label)),
    forges: (data) => settled(asha.forges(data)),
    screen: () =>
      asha
        .messages()
        .filter(({ from }) => from.is_bot)
        .map(seen),
    longest: 4096,
    troubles: Object.keys(faults) as Trouble[],
    breaks: (trouble) => telegram.fault(faults[trouble] as Fault),
    async close() {
      await end();
      expect(telegram.verdict()).toEqual([]);
    },
  };
}

export const seen = ({ text = '', entities = [], reply_markup }: Message): Seen => ({
  text,
  bold: entities.filter(({ type }) => type === 'bold').map((e) => text.slice(e.offset, e.offset + e.length)),
  choices: (reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text),
});
