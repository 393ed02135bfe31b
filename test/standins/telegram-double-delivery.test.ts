import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Bot, type GrammyError, webhookCallback } from 'grammy';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTelegram, type Telegram } from './telegram/index.ts';

const TOKEN = '12345:TEST';
const SECRET = 'a_secret-token';

let telegram: Telegram;
let bot: Bot;
let asha: Person;
let ravi: Person;
let now = 1_700_000_000_000;
const cleanUp: (() => unknown)[] = [];

beforeEach(async () => {
  telegram = await startTelegram({ token: TOKEN, now: () => now });
  bot = new Bot(TOKEN, { client: { apiRoot: telegram.url } });
  asha = telegram.person({ id: 501, name: 'Asha' });
  ravi = telegram.person({ id: 502, name: 'Ravi' });
});

afterEach(async () => {
  await Promise.all(cleanUp.splice(0).map((end) => end()));
  const verdict = telegram.verdict();
  await telegram.stop();
  expect(verdict).toEqual([]);
});

const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'not refused',
    (error: GrammyError) => `${error.error_code} ${error.description}`,
  );
const ids = async (call: Promise<{ update_id: number }[]>) => (await call).map(({ update_id }) => update_id);

/** A promise that the test settles itself. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Serves a hono app on a free port, gives its address. */
async function listen(app: Hono): Promise<string> {
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started));
  });
  cleanUp.push(() => {
    (server as Server).closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
}

describe('long polling', () => {
  it('hands updates out until the next offset confirms them', async () => {
    for (const text of ['a', 'b', 'c']) asha.says(text);
    const [first = 0, second = 0, third = 0] = await ids(bot.api.getUpdates());
    expect(await ids(bot.api.getUpdates({ limit: 2 }))).toEqual([first, second]);
    expect(await ids(bot.api.getUpdates({ offset: second }))).toEqual([second, third]);
    expect(await ids(bot.api.getUpdates({ offset: -1 }))).toEqual([third]);
    expect(await ids(bot.api.getUpdates())).toEqual([third]);
    expect(await ids(bot.api.getUpdates({ offset: third + 1 }))).toEqual([]);
  });

  it('waits for the first update instead of answering with nothing', async () => {
    const polled = ids(bot.api.getUpdates({ timeout: 30 }));
    const said = asha.says('hello');
    await polled;
    expect((await polled).length).toBe(1);
    expect(telegram.updates[0]).toMatchObject({ message: { message_id: said.message_id } });
  });

  it('lets only the newest poller wait', async () => {
    const older = refusal(bot.api.getUpdates({ timeout: 30 }));
    await bot.api.getMe();
    const newer = ids(bot.api.getUpdates({ timeout: 30 }));
    expect(await older).toBe(
      '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
    asha.says('x');
    expect(await newer).toHaveLength(1);
  });

  it('brings only the kinds of updates that were asked for', async () => {
    await bot.api.getUpdates({ allowed_updates: ['callback_query'] });
    asha.says('a');
    await bot.api.getUpdates({ allowed_updates: [] });
    asha.says('b');
    expect(await ids(bot.api.getUpdates())).toEqual([telegram.updates[1]?.update_id]);
  });

  it('forgets a tap after 150 seconds', async () => {
    asha.says('/start');
    await bot.api.sendMessage(501, 'x', {
      reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] },
    });
    asha.taps('Go');
    now += 151_000;
    expect(await bot.api.getUpdates()).toEqual([expect.objectContaining({ message: expect.anything() })]);
  });

  it('delivers an update again on demand, even one that was confirmed', async () => {
    const seen: string[] = [];
    bot.on('message:text', (ctx) => {
      seen.push(`${ctx.update.update_id} ${ctx.message.text}`);
      return ctx.reply(`got ${ctx.message.text}`);
    });
    cleanUp.push(() => bot.stop());
    void bot.start();
    asha.says('pay');
    await asha.hears('got pay');
    await telegram.settled();
    telegram.redeliver();
    await asha.hears('got pay');
    expect(seen[1]).toBe(seen[0]);
  });

  it('delivers an update again to a bot that was away, once', async () => {
    const { message_id } = asha.says('pay');
    const [id = 0] = await ids(bot.api.getUpdates());
    expect(await ids(bot.api.getUpdates({ offset: id + 1 }))).toEqual([]);
    telegram.redeliver(id);
    expect(await bot.api.getUpdates({ offset: id + 1 })).toMatchObject([{ message: { message_id } }]);
    expect(await ids(bot.api.getUpdates({ offset: id + 1 }))).toEqual([]);
  });
});

describe('a webhook', () => {
  it('brings updates to grammY in hono with the secret token, and tells how it fares', async () => {
    bot.on('message:text', (ctx) => ctx.reply(`echo ${ctx.message.text}`));
    const app = new Hono().post('/telegram', webhookCallback(bot, 'hono', { secretToken: SECRET }));
    const url = await listen(app);
    asha.says('before');
    await bot.api.setWebhook(url, { secret_token: SECRET, max_connections: 4, allowed_updates: ['message'] });
    await asha.hears('echo before');
    asha.says('after');
    await asha.hears('echo after');
    await telegram.settled();

    expect(await bot.api.getWebhookInfo()).toEqual({
      url,
      has_custom_certificate: false,
      pending_update_count: 0,
      max_connections: 4,
      allowed_updates: ['message'],
    });
    expect(await refusal(bot.api.getUpdates())).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await bot.api.deleteWebhook();
    expect(await bot.api.getUpdates()).toEqual([]);
  });

  it('is turned away by the bot without the right secret, and keeps what it could not bring', async () => {
    let tries = 0;
    const triedAgain = gate();
    const app = new Hono().use(async (_, next) => {
      tries += 1;
      if (tries > 1) triedAgain.open();
      await next();
    });
    app.post('/telegram', webhookCallback(bot, 'hono', { secretToken: SECRET }));
    asha.says('x');
    await bot.api.setWebhook(await listen(app), { secret_token: 'another' });
    await triedAgain.opened;
    expect(await bot.api.getWebhookInfo()).toMatchObject({
      pending_update_count: 1,
      last_error_message: 'Wrong response from the webhook: 401 Unauthorized',
    });
    await bot.api.deleteWebhook();
    expect(await bot.api.getUpdates()).toHaveLength(1);
  });

  it('tries again until a 2xx and keeps the order within a chat, while other chats go on', async () => {
    const seen: string[] = [];
    const broken = gate();
    const app = new Hono().post('/telegram', async (context) => {
      const { message } = (await context.req.json()) as { message: { text: string; chat: { id: number } } };
      seen.push(message.text);
      if (message.text === 'a1' && seen.filter((text) => text === 'a1').length < 3)
        return context.text('no', 503);
      if (message.text === 'b2') broken.open();
      return context.text('ok');
    });
    await bot.api.setWebhook(await listen(app));
    for (const text of ['a1', 'a2']) asha.says(text);
    for (const text of ['b1', 'b2']) ravi.says(text);
    await broken.opened;
    await telegram.settled();
    expect(seen.filter((text) => text.startsWith('a'))).toEqual(['a1', 'a1', 'a1', 'a2']);
    expect(seen.filter((text) => text.startsWith('b'))).toEqual(['b1', 'b2']);
  });

  it('lets a tap overtake the text of the same person', async () => {
    const seen: string[] = [];
    const [text, tapped] = [gate(), gate()];
    const app = new Hono().post('/telegram', async (context) => {
      const update = (await context.req.json()) as { callback_query?: unknown };
      if (update.callback_query) tapped.open();
      else await text.opened;
      seen.push(update.callback_query ? 'tap' : 'text');
      return context.body(null, 200);
    });
    asha.says('/start');
    await bot.api.getUpdates({ offset: -1 });
    await bot.api.sendMessage(501, 'x', {
      reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] },
    });
    await bot.api.setWebhook(await listen(app), { drop_pending_updates: true });
    asha.says('slow');
    asha.taps('Go');
    await tapped.opened;
    text.open();
    await telegram.settled();
    expect(seen).toEqual(['tap', 'text']);
  });

  it('runs a call that the bot puts into its answer, but not one encoded twice', async () => {
    const call = { method: 'sendMessage', chat_id: 501, text: 'in the answer' };
    const answers: unknown[] = [JSON.stringify(call), call];
    const app = new Hono().post('/telegram', (context) => context.json(answers.shift() ?? {}));
    await bot.api.setWebhook(await listen(app));
    asha.says('one');
    await telegram.settled();
    expect(asha.messages()).toHaveLength(1);
    asha.says('two');
    await asha.hears('in the answer');
  });

  it('refuses addresses and secrets that Telegram refuses', async () => {
    expect(await refusal(bot.api.setWebhook('http://example.com/hook'))).toBe(
      '400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    );
    expect(await refusal(bot.api.setWebhook('https://example.com/hook', { secret_token: 'no spaces' }))).toBe(
      '400 Bad Request: secret token contains unallowed characters',
    );
  });
});

describe('faults', () => {
  it('hold the bot back with 429 as often as planned', async () => {
    asha.says('x');
    telegram.fault({ method: 'sendMessage', code: 429, parameters: { retry_after: 7 }, times: 2 });
    for (const _ of [1, 2]) {
      const error = await bot.api.sendMessage(501, 'x').catch((caught: GrammyError) => caught);
      expect(error).toMatchObject({
        error_code: 429,
        description: 'Too Many Requests: retry after 7',
        parameters: { retry_after: 7 },
      });
    }
    await bot.api.sendMessage(501, 'x');
    expect(telegram.calls.map(({ answer }) => answer?.ok)).toEqual([false, false, true]);
  });

  it('drop the connection after the message was sent, or before', async () => {
    asha.says('x');
    telegram.fault({ method: 'sendMessage', dropAfterDoing: true, when: ({ text }) => text === 'done' });
    telegram.fault({ method: '*', drop: true });
    await expect(bot.api.sendMessage(501, 'lost')).rejects.toThrow('Network request');
    await expect(bot.api.sendMessage(501, 'done')).rejects.toThrow('Network request');
    expect(asha.messages().map(({ text }) => text)).toEqual(['x', 'done']);
  });

  it('keep an answer back until the test lets it go', async () => {
    asha.says('x');
    const held = gate();
    telegram.fault({ method: 'sendMessage', until: held.opened });
    const sent = bot.api.sendMessage(501, 'slow');
    await asha.hears('slow');
    expect(await Promise.race([sent, bot.api.getMe().then(() => 'not yet')])).toBe('not yet');
    held.open();
    expect(await sent).toMatchObject({ text: 'slow' });
  });

  it('break a server in any words', async () => {
    telegram.fault({ method: 'getMe', code: 500 });
    expect(await refusal(bot.api.getMe())).toBe('500 Internal Server Error');
    const call = telegram.called('getMe', { fits: ({ answer }) => answer?.ok === true });
    await bot.api.getMe();
    expect(await call).toMatchObject({ method: 'getMe', params: {} });
  });
});
