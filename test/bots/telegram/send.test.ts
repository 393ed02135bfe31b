import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Shown } from '#core/conversation/index.ts';
import { copy, outboundOf, secret, shown } from '../../contracts/channel-harness.ts';
import { listening } from '../../contracts/listening.ts';
import { openPolling, seen, type TelegramHarness } from './harness.ts';

const choices = (...names: string[]) => names.map((label) => ({ id: label, label }));
const question = (said: string, menu: number) => shown(said, { menu, choices: choices('Apple', 'OnePlus') });

/** A picture of one grey dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

describe('what Telegram is sent', () => {
  const ear = listening();
  let shop: TelegramHarness;

  beforeEach(async () => {
    shop = await openPolling({ copy, secret, photo: async (id) => (id === 'gone' ? undefined : dot) });
    await shop.channel.start(ear.accept);
    await shop.writes('hello');
  });

  afterEach(async () => {
    await shop.channel.stop();
    await shop.close();
  });

  const send = (...replies: readonly Shown[]) => shop.channel.send(outboundOf(shop.conversation, ...replies));
  const replace = (message: number, ...replies: readonly Shown[]) =>
    shop.channel.send({ ...outboundOf(shop.conversation, ...replies), replaces: `${message}` });
  const callsOf = (method: string) => shop.telegram.calls.filter((call) => call.method === method);
  const lastId = () => shop.asha.lastMessage().message_id;
  const buttonsOn = (id: number) => shop.asha.buttons(id).flat();

  it('turns the tapped question into the next one', async () => {
    await send(question('Which brand?', 1));
    const id = lastId();
    await shop.taps?.('Apple');
    expect(ear.heard.at(-1)?.about).toBe(`${id}`);
    await replace(id, shown('Noted.'), question('Which model?', 2));
    expect(shop.screen()).toHaveLength(1);
    expect(shop.screen()[0]?.text).toBe('Title Noted.\n\nTitle Which model?');
    expect(lastId()).toBe(id);
  });

  it('takes the buttons of a tapped question when the answer has none', async () => {
    await send(question('Which brand?', 1));
    const id = lastId();
    await replace(id, shown('What is your name?'));
    expect(buttonsOn(id)).toEqual([]);
    expect(shop.screen().map(({ text }) => text)).toEqual(['Title Which brand?', 'Title What is your name?']);
  });

  it('takes the buttons of whatever was tapped, when the answer does not take its place', async () => {
    await send(question('Which brand?', 1));
    const id = lastId();
    await shop.taps?.('Apple');
    await send(shown('Apple, noted.'), question('Which model?', 2));
    expect(buttonsOn(id)).toEqual([]);
    expect(buttonsOn(lastId())).toEqual(['Apple', 'OnePlus']);
  });

  it('leaves the buttons of a question that nobody has answered', async () => {
    await send(question('Which brand?', 1));
    const id = lastId();
    await send(shown('Your order is on its way.'));
    expect(buttonsOn(id)).toEqual(['Apple', 'OnePlus']);
  });

  it('leaves the buttons of a question that took the place of the tapped one', async () => {
    await send(question('Which brand?', 1));
    await shop.taps?.('Apple');
    await replace(lastId(), question('Which model?', 2));
    const id = lastId();
    await send(shown('Your order is on its way.'));
    expect(buttonsOn(id)).toEqual(['Apple', 'OnePlus']);
  });

  it('is content when an edit changes nothing, as after an answer that got lost', async () => {
    await send(question('Which brand?', 1));
    shop.telegram.fault({ method: 'editMessageText', dropAfterDoing: true });
    const next = { ...outboundOf(shop.conversation, question('Which model?', 2)), replaces: `${lastId()}` };
    await expect(shop.channel.send(next)).rejects.toMatchObject({ code: 'unreachable' });
    await shop.channel.send(next);
    expect(shop.screen().map(({ text }) => text)).toEqual(['Title Which model?']);
  });

  it('says it anew when the message is gone or cannot be edited', async () => {
    await replace(999_999, question('Which model?', 2));
    expect(shop.screen().at(-1)?.text).toBe('Title Which model?');
    shop.telegram.fault({
      method: 'editMessageText',
      code: 400,
      description: "Bad Request: message can't be edited",
    });
    await replace(lastId(), question('Which variant?', 3));
    expect(shop.screen().map(({ text }) => text)).toEqual(['Title Which model?', 'Title Which variant?']);
  });

  it('does not fail because old buttons stay', async () => {
    await send(question('Which brand?', 1));
    shop.telegram.fault({ method: 'editMessageReplyMarkup', code: 429, parameters: { retry_after: 5 } });
    await replace(lastId(), shown('What is your name?'));
    expect(shop.screen().at(-1)?.text).toContain('your name');
  });

  it('says without bold what cannot be read as markup, rather than nothing', async () => {
    const unreadable = { code: 400, description: "Bad Request: can't parse entities: Unsupported start tag" };
    shop.telegram.fault({ method: 'sendMessage', ...unreadable });
    await send(shown('5 < 6'));
    expect(shop.screen().at(-1)).toMatchObject({ text: 'Title 5 < 6', bold: [] });
    shop.telegram.fault({ method: 'sendMessage', ...unreadable, times: 2 });
    await expect(send(shown('5 < 6'))).rejects.toMatchObject({ code: 'rejected' });
  });

  it('waits as long as Telegram says when it says too many', async () => {
    shop.telegram.fault({ method: 'sendMessage', code: 429, parameters: { retry_after: 7 } });
    await expect(send(shown('hi'))).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 7000 });
  });

  it.each([
    [500, 'Internal Server Error', 'unreachable'],
    [502, 'Bad Gateway', 'unreachable'],
    [401, 'Unauthorized', 'unreachable'],
    [403, 'Forbidden: user is deactivated', 'forbidden'],
    [400, 'Bad Request: chat not found', 'forbidden'],
    [413, 'Request Entity Too Large', 'too-large'],
    [400, 'Bad Request: BUTTON_DATA_INVALID', 'rejected'],
    [400, 'Bad Request: wrong tag "words of the chat', 'rejected'],
  ])('takes %i %s for %s, and says nothing of the chat or the token', async (code, description, kind) => {
    shop.telegram.fault({ method: 'sendMessage', code, description });
    const error = await send(shown('words of the chat')).catch((e: unknown) => e as Error);
    expect(error).toMatchObject({ name: 'ChannelError', code: kind });
    expect(JSON.stringify({ ...(error as Error) }) + String(error)).not.toMatch(
      /words of the chat|test-token/,
    );
  });

  it('goes on where it stopped when half of a long message arrived', async () => {
    const long = outboundOf(shop.conversation, shown('x'.repeat(4000)), shown('y'.repeat(4000)));
    shop.telegram.fault({
      method: 'sendMessage',
      drop: true,
      when: ({ text }) => String(text).includes('yyy'),
    });
    await expect(shop.channel.send(long)).rejects.toMatchObject({ code: 'unreachable' });
    await shop.channel.send(long);
    expect(shop.screen().map(({ text }) => text.at(-1))).toEqual(['x', 'y']);
  });

  it('never shows a preview of a link', async () => {
    await send(shown('see https://example.org/x'));
    expect(callsOf('sendMessage').at(-1)?.params.link_preview_options).toEqual({ is_disabled: true });
  });

  it('S0-46: offers to share the number, and puts the letters back once that is done', async () => {
    await send(shown('Your number?', { asks: 'contact' }));
    expect(shop.asha.keyboard()?.keyboard).toEqual([[{ text: 'Share my number', request_contact: true }]]);
    shop.asha.sharesOwnContact('919876543210');
    await shop.telegram.settled();
    expect(ear.heard.at(-1)?.event).toEqual({ type: 'contact', phone: '+919876543210', own: true });
    await send(question('Where do you live?', 3));
    expect(shop.asha.keyboard()).toBeUndefined();
    expect(
      shop
        .screen()
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual(['Got it.', 'Title Where do you live?']);
    await send(question('Which floor?', 4));
    expect(
      shop
        .screen()
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual(['Title Where do you live?', 'Title Which floor?']);
  });

  it('puts the letters back when the number was typed instead', async () => {
    await send(shown('Your number?', { asks: 'contact' }));
    await shop.writes('98765 43210');
    await send(shown('Thank you.'), question('Where do you live?', 3));
    expect(shop.asha.keyboard()).toBeUndefined();
    expect(shop.screen().map(({ text }) => text)).not.toContain('Got it.');
  });

  it('puts the letters back after a restart, too', async () => {
    await send(shown('Where?', { asks: 'location' }));
    await shop.channel.stop();
    const { channel } = await reopened();
    shop.asha.sharesLocation(19.07, 72.87);
    await shop.telegram.settled();
    await channel.send(outboundOf(shop.conversation, question('Is it here?', 3)));
    expect(shop.asha.keyboard()).toBeUndefined();
    await channel.stop();
  });

  const reopened = async () => {
    const { telegramChannel } = await import('#bots/telegram/index.ts');
    const log = { info: () => undefined, warn: () => undefined };
    const channel = telegramChannel({
      token: '7001:telegram-test-token',
      secret,
      copy,
      apiRoot: shop.telegram.url,
      log,
    });
    await channel.start(ear.accept);
    return { channel };
  };

  it('says it in the language of the outbound', async () => {
    await shop.channel.send({
      ...outboundOf(shop.conversation, shown('?', { asks: 'contact' })),
      locale: 'hi',
    });
    expect(shop.asha.keyboard()?.keyboard).toEqual([[{ text: 'मेरा नंबर भेजें', request_contact: true }]]);
  });

  it('reads as the person sees it', () => {
    expect(shop.asha.messages().map(seen)).toHaveLength(1);
  });

  it('B2: shows the pictures of a reply before its words, one or an album of them', async () => {
    await send({ ...question('Your price', 1), photos: ['p1'] });
    expect(callsOf('sendPhoto')).toHaveLength(1);
    await send({ ...question('Your price', 2), photos: ['p1', 'gone', 'p2'] });
    expect(callsOf('sendMediaGroup')).toHaveLength(1);
    expect(shop.telegram.calls.map(({ method }) => method).filter((name) => name.startsWith('send'))).toEqual(
      ['sendPhoto', 'sendMessage', 'sendMediaGroup', 'sendMessage'],
    );
  });

  it('B2: does not show the pictures twice when the words after them are tried again', async () => {
    shop.telegram.fault({ method: 'sendMessage', code: 500, description: 'Internal Server Error' });
    const outbound = outboundOf(shop.conversation, { ...question('Your price', 1), photos: ['p1'] });
    await expect(shop.channel.send(outbound)).rejects.toThrow();
    await shop.channel.send(outbound);
    expect(callsOf('sendPhoto')).toHaveLength(1);
    expect(buttonsOn(lastId())).toEqual(['Apple', 'OnePlus']);
  });
});
