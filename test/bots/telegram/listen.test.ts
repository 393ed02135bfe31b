import { afterEach, describe, expect, it } from 'vitest';
import type { Inbound } from '#bots/shell/channel.ts';
import { copy, outboundOf, secret, shown } from '../../contracts/channel-harness.ts';
import { listening } from '../../contracts/listening.ts';
import { openPolling, openWebhook, type TelegramHarness, TOKEN } from './harness.ts';

const shop = { copy, secret };
const question = shown('Which brand?', { menu: 1, choices: [{ id: 'apple', label: 'Apple' }] });
const opened: TelegramHarness[] = [];

const open = async (how: typeof openPolling): Promise<TelegramHarness> => {
  const harness = await how(shop);
  opened.push(harness);
  return harness;
};

afterEach(async () => {
  for (const { channel, close } of opened.splice(0)) {
    await channel.stop();
    await close();
  }
});

describe.each([
  ['long polling', openPolling],
  ['a webhook', openWebhook],
] as const)('Telegram on %s', (_name, how) => {
  it('gets an update again, under the same id, when its turn could not be stored', async () => {
    const { channel, writes } = await open(how);
    const heard: Inbound[] = [];
    await channel.start(async (inbound) => {
      heard.push(inbound);
      if (heard.length < 3) throw new Error('the database is down');
    });
    await writes('sell');
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
    expect(heard.length).toBeGreaterThanOrEqual(3);
  });

  it('answers a tap at once, while its turn is still under way', async () => {
    const { channel, writes, asha, conversation } = await open(how);
    const ear = listening();
    await channel.start(ear.accept);
    await writes('hello');
    await channel.send(outboundOf(conversation, question));
    const release = ear.hold();
    await asha.taps('Apple').answered;
    await ear.hears(2);
    release();
  });

  it('takes the turn of a tap although its answer does not get through', async () => {
    const { channel, writes, asha, telegram, conversation } = await open(how);
    const ear = listening();
    await channel.start(ear.accept);
    await writes('hello');
    await channel.send(outboundOf(conversation, question));
    let go = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      go = resolve;
    });
    telegram.fault({ method: 'answerCallbackQuery', until });
    asha.taps('Apple');
    await ear.hears(2);
    go();
  });

  it('takes a tap that is too old to be answered all the same', async () => {
    const { channel, writes, taps, telegram, conversation } = await open(how);
    const ear = listening();
    await channel.start(ear.accept);
    await writes('hello');
    await channel.send(outboundOf(conversation, question));
    const description = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    telegram.fault({ method: 'answerCallbackQuery', code: 400, description });
    await taps?.('Apple');
    expect(ear.heard.at(-1)?.event).toEqual({ type: 'tap', menu: 1, index: 0 });
  });

  it('tells that the person blocked us, and says so when we write', async () => {
    const { channel, writes, asha, telegram, conversation } = await open(how);
    const ear = listening();
    await channel.start(ear.accept);
    await writes('hello');
    asha.blocks();
    await telegram.settled();
    expect(ear.heard.at(-1)?.event).toEqual({ type: 'reachable', reachable: false });
    await expect(channel.send(outboundOf(conversation, shown('hi')))).rejects.toMatchObject({
      code: 'forbidden',
    });
    asha.unblocks();
    await telegram.settled();
    expect(ear.heard.at(-1)?.event).toEqual({ type: 'reachable', reachable: true });
  });

  it('shows its commands and what it is for, in the language of the person', async () => {
    const { channel, telegram, asha } = await open(how);
    const ravi = telegram.person({ id: 43, name: 'Ravi', languageCode: 'ta' });
    await channel.start(listening().accept);
    await telegram.called('setMyShortDescription', { fits: ({ params }) => params.language_code === 'hi' });
    const names = ['start', 'sell', 'track', 'help', 'language', 'agent'];
    expect(asha.profile().commands.map(({ command }) => command)).toEqual(names);
    expect(asha.profile().commands[1]?.description).toBe('फ़ोन, लैपटॉप या टैबलेट बेचें');
    expect(ravi.profile().commands[1]?.description).toBe('Sell a phone, laptop or tablet');
    expect(ravi.profile().description).toContain('Sell your used phone');
    expect(asha.profile().description).toContain('पुराना फ़ोन');
  });

  it('works although Telegram does not take its commands', async () => {
    const { channel, writes, telegram } = await open(how);
    const ear = listening();
    telegram.fault({ method: 'setMyCommands', code: 429, parameters: { retry_after: 3600 } });
    await channel.start(ear.accept);
    await writes('hello');
    expect(ear.heard).toHaveLength(1);
    expect(channel.trouble()).toBeUndefined();
  });

  it('comes up once the network does, and says until then that it has not', async () => {
    const { channel, writes, telegram, log } = await open(how);
    const ear = listening();
    telegram.fault({ method: 'getMe', drop: true, times: 2 });
    await channel.start(ear.accept);
    expect(channel.trouble()).toBe('not connected to Telegram yet');
    await writes('hello');
    expect(channel.trouble()).toBeUndefined();
    expect(log).toEqual(['Telegram cannot be reached', 'connected to Telegram']);
  });

  it('survives a refused token, and says so', async () => {
    const { channel, writes, telegram, log } = await open(how);
    const ear = listening();
    telegram.fault({ method: 'getMe', code: 401, description: 'Unauthorized', times: 2 });
    await channel.start(ear.accept);
    await writes('hello');
    expect(log).toEqual(['Telegram refuses the bot token', 'connected to Telegram']);
    expect(ear.heard).toHaveLength(1);
  });

  it('sends while it cannot listen', async () => {
    const { channel, telegram, asha, conversation } = await open(how);
    telegram.person({ id: 42, name: 'Asha', hasStarted: true });
    telegram.fault({ method: 'getMe', code: 401, times: 1000 });
    asha.says('hello');
    await channel.start(listening().accept);
    await channel.send(outboundOf(conversation, shown('we are here')));
    expect(asha.lastMessage().text).toContain('we are here');
    telegram.clearFaults();
  });
});

describe('Telegram on long polling, in trouble', () => {
  it('says that another program takes its updates, and goes on when that ends', async () => {
    const { channel, writes, telegram, log } = await open(openPolling);
    const ear = listening();
    const description =
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
    telegram.fault({ method: 'getUpdates', code: 409, description, times: 2 });
    await channel.start(ear.accept);
    await writes('hello');
    await writes('hello again');
    expect(log).toContain('another program receives the updates of this Telegram bot');
    expect(channel.trouble()).toBeUndefined();
    expect(ear.heard).toHaveLength(2);
  });

  it('takes a webhook down that an earlier life left behind', async () => {
    const { channel, writes, telegram } = await open(openPolling);
    const api = `${telegram.url}/bot${TOKEN}`;
    await fetch(`${api}/setWebhook?url=http://127.0.0.1:9/telegram`);
    const ear = listening();
    await channel.start(ear.accept);
    await writes('hello');
    await fetch(`${api}/setWebhook?url=http://127.0.0.1:9/telegram`);
    await writes('hello again');
    expect(ear.heard).toHaveLength(2);
  });

  it('says what Telegram answers', async () => {
    const { channel, writes, telegram, log } = await open(openPolling);
    telegram.fault({ method: 'getUpdates', code: 429, parameters: { retry_after: 0 } });
    await channel.start(listening().accept);
    await writes('hello');
    expect(log[1]).toMatch(/^Telegram answers 429/);
  });

  it('hands a whole batch over at once, in its order', async () => {
    const { channel, asha, telegram } = await open(openPolling);
    for (let i = 0; i < 100; i++) asha.says(`${i}`);
    const ear = listening();
    const release = ear.hold();
    await channel.start(ear.accept);
    await ear.hears(100);
    release();
    await telegram.settled();
    expect(ear.heard.map(({ event }) => 'text' in event && event.text)).toEqual(
      [...Array(100).keys()].map(String),
    );
  });

  it('keeps a whole batch when one of it could not be stored', async () => {
    const { channel, asha, telegram } = await open(openPolling);
    for (let i = 0; i < 5; i++) asha.says(`${i}`);
    const stored = new Set<string>();
    let failed = false;
    await channel.start(async ({ id, event }) => {
      if ('text' in event && event.text === '2' && !failed) {
        failed = true;
        throw new Error('the database is down');
      }
      stored.add(id);
    });
    await telegram.settled();
    expect(stored.size).toBe(5);
  });

  it('confirms what it has taken before it stops, so that nothing of it comes again', async () => {
    const { channel, asha, telegram } = await open(openPolling);
    const ear = listening();
    await channel.start(ear.accept);
    const release = ear.hold();
    asha.says('hello');
    await ear.hears(1);
    const stopping = channel.stop();
    release();
    await stopping;
    await telegram.settled();
  });

  it('passes over what it cannot read', async () => {
    const { channel, telegram, writes, asha } = await open(openPolling);
    const ear = listening();
    await channel.start(ear.accept);
    asha.says('/start@OtherBot');
    await writes('hello');
    expect(ear.heard).toHaveLength(1);
    expect(telegram.updates).toHaveLength(2);
  });
});
