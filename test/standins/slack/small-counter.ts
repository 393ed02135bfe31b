import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { App } from '@slack/bolt';
import { Hono } from 'hono';
import {
  actions,
  button,
  home,
  input,
  message,
  modal,
  section,
  select,
  textInput,
  write,
} from '#bots/slack/blocks/index.ts';
import { silentLogger } from '#bots/slack/bolt.ts';
import { createReceiver } from '#bots/slack/receiver.ts';
import type { Slack } from './index.ts';

const priceForm = (words: string) =>
  modal({
    callback: 'price',
    title: 'Final price',
    submit: 'Send',
    metadata: 'B-1',
    blocks: [
      section(write(words)),
      input({ label: 'Amount', element: textInput('amount') }),
      input({
        label: 'Grade',
        element: select({ action: 'grade', placeholder: 'Pick', options: [{ text: 'Good', value: 'g' }] }),
      }),
    ],
  });

function listenToCards(app: App) {
  app.action('price', async ({ ack, client, body }) => {
    await ack();
    if ('trigger_id' in body)
      await client.views.open({ trigger_id: body.trigger_id, view: priceForm('For B-1') });
  });
  app.action('claim', async ({ ack, respond, body }) => {
    await ack();
    await respond({
      replace_original: true,
      ...message('Claimed', [section(write(`Claimed by ${body.user.id}`))]),
    });
  });
  app.view('price', async ({ ack, view }) => {
    const amount = view.state.values.amount?.amount?.value ?? '';
    if (amount === '0') await ack({ response_action: 'errors', errors: { amount: 'More than nothing.' } });
    else if (amount === '1') await ack({ response_action: 'update', view: priceForm('Really 1?') });
    else if (amount === '2') await ack({ response_action: 'push', view: priceForm('On top') });
    else if (amount === '3') await ack({ response_action: 'clear' });
    else await ack();
  });
}

function listenToWords(app: App, slack: Slack) {
  app.command('/orders', async ({ ack, command }) => ack(`You asked for ${command.text}.`));
  app.message(async ({ message: { ts }, client, payload }) => {
    const text = `Heard: ${'text' in payload ? payload.text : ''}`;
    await client.chat.postMessage({ channel: slack.channelId('cx'), thread_ts: ts, text });
  });
}

function listenToHome(app: App, slack: Slack) {
  app.event('app_home_opened', async ({ client, event }) => {
    const taps = actions([button({ action: 'whisper', text: 'Whisper' })]);
    await client.views.publish({
      user_id: event.user,
      view: home([section(write('<b>Today</b>')), ...taps]),
    });
  });
  app.action('whisper', async ({ ack, client, body }) => {
    await ack();
    await client.chat.postEphemeral({
      channel: slack.channelId('orders'),
      user: body.user.id,
      text: 'Only you',
    });
  });
}

/** A small counter on a real port. */
export async function openCounter(slack: Slack) {
  const seen = new Set<string>();
  const receiver = createReceiver({
    secrets: [slack.signingSecret],
    async accept({ key }) {
      if (seen.has(key)) return 'seen';
      seen.add(key);
      return 'new';
    },
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: slack.token, ...slack.bot, botUserId: slack.bot.userId }),
    logger: silentLogger,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  listenToCards(app);
  listenToWords(app, slack);
  listenToHome(app, slack);
  await app.start();
  const server = serve({
    fetch: new Hono().post('/slack/events', (c) => receiver.handle(c.req.raw)).fetch,
    port: 0,
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  slack.pointAt(`http://127.0.0.1:${port}/slack/events`);
  return { app, port, close: () => new Promise((resolve) => server.close(resolve)) };
}
