import { serve } from '@hono/node-server';
import { readSettings, type Settings } from '#bots/env.ts';
import { createLog } from '#bots/log.ts';
import { mountChannels } from '#bots/mount-channels.ts';
import { choosePayouts } from '#bots/payouts.ts';
import type { SmsProvider } from '#bots/providers/sms/port.ts';
import { deriveSecrets } from '#bots/secrets.ts';
import type { Database } from '#db/client/index.ts';
import { type Slack, startSlack } from '../../standins/slack/index.ts';
import { openShop, type Shop, testSecret } from '../../support/open-shop.ts';
import { settled } from '../../support/settled.ts';

export type SlackShop = Shop & {
  readonly slack: Slack;
  readonly settings: Settings;
  /** Everything that was queued is done: cards stand as they should. */
  settled(): Promise<void>;
};

/** A whole shop with its counter in a Slack workspace of its own, put together as `npm start` does it. */
export async function openSlackShop(
  database: Database,
  change: Readonly<Record<string, string>> = {},
  made: { readonly sms?: SmsProvider } = {},
): Promise<SlackShop> {
  const slack = await startSlack();
  const shop = await openShop(database, made);
  const settings = settingsFor(slack, change);
  const log = createLog('silent', false);
  const providers = { sms: undefined, analytics: undefined, payouts: choosePayouts(settings) };
  await mountChannels({
    counter: shop.counter,
    settings,
    secrets: deriveSecrets(testSecret),
    log,
    url: 'http://localhost',
    providers,
  });
  const { server, url } = await listen(shop);
  slack.pointAt(`${url}/slack/events`);
  return {
    ...shop,
    slack,
    settings,
    settled: () => settled(shop),
    close: async () => {
      server.close();
      await shop.close();
      await slack.stop();
    },
  };
}

function settingsFor(slack: Slack, change: Readonly<Record<string, string>>): Settings {
  const read = readSettings({
    NODE_ENV: 'test',
    SLACK_BOT_TOKEN: slack.token,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    SLACK_ORDERS_CHANNEL: slack.channelId('orders'),
    SLACK_CX_CHANNEL: slack.channelId('cx'),
    SLACK_PRICING_CHANNEL: slack.channelId('pricing'),
    ...change,
  });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.settings;
}

function listen({ counter }: Shop) {
  type Listening = { readonly server: ReturnType<typeof serve>; readonly url: string };
  return new Promise<Listening>((resolve) => {
    const fetch = (request: Request) => counter.app.fetch(request);
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ server, url: `http://127.0.0.1:${port}` }),
    );
  });
}
