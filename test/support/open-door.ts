import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '#bots/start.ts';

const telegram = 'a-secret-of-telegram-1234';
const meta = 'a secret of the app at Meta';
const slack = 'a secret of the app at Slack';
const bank = 'a secret of the bank, long enough';

const hmac = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex');

/** Every webhook there is: what its platform would send, and the headers by which it is believed. */
export const webhooks = [
  {
    path: '/telegram',
    type: 'application/json',
    body: JSON.stringify({ update_id: 1 }),
    signed: () => ({ 'x-telegram-bot-api-secret-token': telegram }),
  },
  {
    path: '/whatsapp',
    type: 'application/json',
    body: JSON.stringify({ object: 'whatsapp_business_account', entry: [] }),
    signed: (body: string) => ({ 'x-hub-signature-256': `sha256=${hmac(meta, body)}` }),
  },
  {
    path: '/slack/events',
    type: 'application/json',
    body: JSON.stringify({ type: 'url_verification', challenge: 'abc' }),
    signed: (body: string, at = Math.floor(Date.now() / 1_000)) => ({
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${hmac(slack, `v0:${at}:${body}`)}`,
    }),
  },
  {
    path: '/webhooks/razorpayx',
    type: 'application/json',
    body: JSON.stringify({ entity: 'event', event: 'fund_account.validation.completed' }),
    signed: (body: string) => ({ 'x-razorpay-signature': hmac(bank, body) }),
  },
] as const;

/** Nobody is at home there: the platforms themselves are not what is tried. */
const nowhere = 'http://127.0.0.1:9';

const all = {
  TELEGRAM_BOT_TOKEN: '12345:AbCdEf',
  TELEGRAM_API_ROOT: nowhere,
  TELEGRAM_WEBHOOK_SECRET: telegram,
  WHATSAPP_CLOUD_TOKEN: 'a token',
  WHATSAPP_CLOUD_PHONE_NUMBER_ID: '106540352242922',
  WHATSAPP_CLOUD_APP_SECRET: meta,
  WHATSAPP_CLOUD_VERIFY_TOKEN: 'verify-me',
  WHATSAPP_CLOUD_API_URL: nowhere,
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: slack,
  SLACK_API_URL: `${nowhere}/api/`,
  SLACK_ORDERS_CHANNEL: 'C1',
  RAZORPAYX_KEY_ID: 'rzp_test_1',
  RAZORPAYX_KEY_SECRET: 'a key',
  RAZORPAYX_ACCOUNT_NUMBER: '7878780080316316',
  RAZORPAYX_WEBHOOK_SECRET: bank,
  RAZORPAYX_API_URL: nowhere,
};

/** Haat with every webhook, on a port of its own. */
export async function openDoor(settings: Readonly<Record<string, string>> = {}) {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'haat-door-'));
  const PUBLIC_URL = 'https://shop.example';
  const house = { PORT: '0', LOG_LEVEL: 'silent', NODE_ENV: 'development', DATA_DIR, PUBLIC_URL };
  const running = await start({ ...house, ...all, ...settings });
  if (!running.ok) throw new Error(running.faults.join('\n'));
  return {
    port: Number(new URL(running.url).port),
    counter: running.counter,
    close: async () => {
      await running.stop();
      rmSync(DATA_DIR, { recursive: true, force: true });
    },
  };
}
