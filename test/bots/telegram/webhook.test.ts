import { describe, expect, it } from 'vitest';
import { telegramChannel } from '#bots/telegram/index.ts';
import { copy, secret } from '../../contracts/channel-harness.ts';
import { listening } from '../../contracts/listening.ts';
import { badTexts } from '../../support/bad-inputs.ts';
import { TOKEN } from './harness.ts';

describe('the Telegram webhook', () => {
  const ear = listening();
  const post = async (body: string, headers: Record<string, string>, accept = ear.accept) => {
    let handle: ((request: Request) => Promise<Response>) | undefined;
    const mount = (_path: string, handler: typeof handle) => {
      handle = handler;
    };
    const channel = telegramChannel({ ...webhookOptions, webhook: { url, secretToken: 'right', mount } });
    await channel.start(accept);
    const request = new Request(url, { method: 'POST', body, headers });
    const response = await handle?.(request);
    await channel.stop();
    return { status: response?.status, body: await response?.text(), handle };
  };
  const right = { 'x-telegram-bot-api-secret-token': 'right' };
  const url = 'https://shop.example/telegram';
  const log = { info: () => undefined, warn: () => undefined };
  const webhookOptions = { copy, secret, token: TOKEN, apiRoot: 'http://127.0.0.1:9', log };
  const update = JSON.stringify({
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: 42, type: 'private' }, from: { id: 42 }, text: 'hi' },
  });

  it('takes an update, and never answers with a call', async () => {
    expect(await post(update, right)).toMatchObject({ status: 200, body: '' });
    expect(ear.heard.at(-1)?.event).toEqual({ type: 'text', text: 'hi' });
  });

  it.each([
    ['no secret', {}],
    ['a wrong secret', { 'x-telegram-bot-api-secret-token': 'wrong' }],
    ['a longer secret', { 'x-telegram-bot-api-secret-token': 'rightright' }],
    ['an empty secret', { 'x-telegram-bot-api-secret-token': '' }],
  ])('refuses %s and tells nobody', async (_what, headers: Record<string, string>) => {
    const before = ear.heard.length;
    expect(await post(update, headers)).toMatchObject({ status: 401 });
    expect(ear.heard).toHaveLength(before);
  });

  it('asks Telegram to come again when a turn could not be stored', async () => {
    const fails = () => Promise.reject(new Error('the database is down'));
    expect(await post(update, right, fails)).toMatchObject({ status: 503 });
  });

  it.each(['', '{', 'undefined', '\0'])('refuses what is no JSON: %j', async (body) => {
    expect(await post(body, right)).toMatchObject({ status: 400 });
  });

  it('refuses a body that no update could need', async () => {
    const headers = { ...right, 'content-length': '1048577' };
    expect(await post(update, headers)).toMatchObject({ status: 413 });
  });

  it.each(['null', '[]', '7', '{}', '{"update_id":1,"poll":{}}'])('is done with %s', async (body) => {
    expect(await post(body, right)).toMatchObject({ status: 200 });
  });

  it.each(badTexts('TEXT'))('takes $id', async ({ in: text }) => {
    const message = { message_id: 1, date: 1, chat: { id: 42, type: 'private' }, from: { id: 42 }, text };
    expect(await post(JSON.stringify({ update_id: 1, message }), right)).toMatchObject({ status: 200 });
  });

  it('takes nothing more once it has stopped', async () => {
    const { handle } = await post(update, right);
    const late = await handle?.(new Request(url, { method: 'POST', body: update, headers: right }));
    expect(late?.status).toBe(503);
  });

  it.each(['', 'with blank', 'x'.repeat(257)])('does not open with %j for a secret', async (secretToken) => {
    const channel = telegramChannel({
      ...webhookOptions,
      webhook: { url, secretToken, mount: () => undefined },
    });
    await expect(channel.start(ear.accept)).rejects.toThrow(RangeError);
  });

  it('does not open with a token that names no bot', () => {
    expect(() => telegramChannel({ ...webhookOptions, token: 'abc' })).toThrow(RangeError);
  });
});
