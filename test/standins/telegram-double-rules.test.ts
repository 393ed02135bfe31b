import { Bot, type GrammyError, InlineKeyboard } from 'grammy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTelegram, type Telegram } from './telegram/index.ts';

const TOKEN = '12345:TEST';

let telegram: Telegram;
let bot: Bot;
let asha: Person;
let now = 1_700_000_000_000;

beforeEach(async () => {
  telegram = await startTelegram({ token: TOKEN, now: () => now });
  bot = new Bot(TOKEN, { client: { apiRoot: telegram.url } });
  asha = telegram.person({ id: 501, name: 'Asha', hasStarted: true });
});

afterEach(() => telegram.stop());

const html = (text: string) => bot.api.sendMessage(501, text, { parse_mode: 'HTML' });
const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'not refused',
    (error: GrammyError) => `${error.error_code} ${error.description}`,
  );
/** Calls without a client between: for what grammY would not let through. */
async function raw(method: string, body: unknown, token = TOKEN): Promise<string> {
  const response = await fetch(`${telegram.url}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { ok, description } = (await response.json()) as { ok: boolean; description?: string };
  return ok ? 'ok' : `${response.status} ${description}`;
}

describe('HTML text', () => {
  it.each([
    ['<b>open', `Can't find end tag corresponding to start tag "b"`],
    ['a <br> b', 'Unsupported start tag "br" at byte offset 2'],
    ['₹ < 5>', 'Unsupported start tag "" at byte offset 4'],
    ['फ़ोन <h1>x</h1>', 'Unsupported start tag "h1" at byte offset 13'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<a href="x>l</a>', 'Unclosed start tag at byte offset 0'],
    ['<b>x</b', 'Unclosed end tag at byte offset 4'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['<a href>x</a>', 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'],
    ['<a href=http://x.in>x</a>', 'Unexpected end of name token at byte offset 8'],
    ['<span class="red">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    [
      '&#xD83D;',
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    ],
  ])('refuses %j', async (text, reason) => {
    expect(await refusal(html(text))).toBe(`400 Bad Request: can't parse entities: ${reason}`);
  });

  it('finds the entities of every tag that a message may hold, by UTF-16 offsets', async () => {
    const sent = await html(
      ' 😀 <b>a<i>b</i></b> <u>u</u> <s>s</s> <tg-spoiler>t</tg-spoiler> <a href="https://x.in/?a=1&amp;b=2">l</a> <code>c</code> <pre><code class="language-ts">p</code></pre> <blockquote expandable>q</blockquote> /help ',
    );
    expect(sent.text).toBe('😀 ab u s t l c p q /help');
    expect(sent.entities).toEqual([
      { type: 'bold', offset: 3, length: 2 },
      { type: 'italic', offset: 4, length: 1 },
      { type: 'underline', offset: 6, length: 1 },
      { type: 'strikethrough', offset: 8, length: 1 },
      { type: 'spoiler', offset: 10, length: 1 },
      { type: 'text_link', offset: 12, length: 1, url: 'https://x.in/?a=1&b=2' },
      { type: 'code', offset: 14, length: 1 },
      { type: 'pre', offset: 16, length: 1, language: 'ts' },
      { type: 'expandable_blockquote', offset: 18, length: 1 },
      { type: 'bot_command', offset: 20, length: 5 },
    ]);
    expect((await html('AT&T &nbsp; &#8377;5 &lt;b&gt;')).text).toBe('AT&T &nbsp; ₹5 <b>');
    expect(telegram.verdict()).toEqual([]);
  });

  it('tells of a link that Telegram would drop without a word', async () => {
    expect((await html('<a href="tel:+9198">call</a>')).entities).toBeUndefined();
    expect(telegram.verdict()).toEqual(['link to "tel:+9198" would be dropped']);
  });

  it('counts 4096 characters of a text and 1024 of a caption after parsing', async () => {
    expect((await html(`<b>${'x'.repeat(4096)}</b>`)).text).toHaveLength(4096);
    expect(await refusal(html('x'.repeat(4097)))).toBe('400 Bad Request: message is too long');
    expect(await refusal(html('<b> </b>'))).toBe('400 Bad Request: message text is empty');
    expect(await refusal(bot.api.sendPhoto(501, 'any-file', { caption: 'x'.repeat(1025) }))).toBe(
      '400 Bad Request: message caption is too long',
    );
  });
});

describe('keyboards', () => {
  const withKeyboard = (button: object) =>
    raw('sendMessage', { chat_id: 501, text: 'x', reply_markup: { inline_keyboard: [[button]] } });

  it('take 64 bytes of callback data, not characters', async () => {
    expect(await withKeyboard({ text: 'a', callback_data: 'x'.repeat(64) })).toBe('ok');
    expect(await withKeyboard({ text: 'a', callback_data: 'फ'.repeat(22) })).toBe(
      '400 Bad Request: BUTTON_DATA_INVALID',
    );
  });

  it('refuse buttons that do nothing, have no words or lead nowhere', async () => {
    const nothing = '400 Bad Request: Text buttons are not allowed in the inline keyboard';
    expect(await withKeyboard({ text: 'a' })).toBe(nothing);
    expect(await withKeyboard({ text: 'a', callback_data: '' })).toBe(nothing);
    expect(await withKeyboard({ callback_data: 'a' })).toBe(
      '400 Bad Request: can\'t parse InlineKeyboardButton: Can\'t find field "text"',
    );
    expect(await withKeyboard({ text: 'a', url: 'http://localhost:3000' })).toBe(
      "400 Bad Request: inline keyboard button URL 'http://localhost:3000' is invalid: Wrong HTTP URL",
    );
    expect(await raw('sendMessage', { chat_id: 501, text: 'x', reply_markup: { inline_keyboard: {} } })).toBe(
      '400 Bad Request: Field "inline_keyboard" must be of type Array',
    );
  });
});

describe('edits', () => {
  it('must change something', async () => {
    const keys = { reply_markup: new InlineKeyboard().text('Go', 'go') };
    const { message_id } = await bot.api.sendMessage(501, 'same', keys);
    const same =
      '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
    expect(await refusal(bot.api.editMessageText(501, message_id, 'same', keys))).toBe(same);
    expect(await refusal(bot.api.editMessageReplyMarkup(501, message_id, keys))).toBe(same);
    await bot.api.editMessageText(501, message_id, 'same');
    expect(asha.buttons(message_id)).toEqual([]);
  });

  it("need a message that is there, is the bot's own and has no reply keyboard", async () => {
    const said = asha.says('mine');
    const menu = await bot.api.sendMessage(501, 'menu', { reply_markup: { keyboard: [[{ text: 'a' }]] } });
    expect(await refusal(bot.api.editMessageText(501, 99_999, 'x'))).toBe(
      '400 Bad Request: message to edit not found',
    );
    for (const id of [said.message_id, menu.message_id])
      expect(await refusal(bot.api.editMessageText(501, id, 'x'))).toBe(
        "400 Bad Request: message can't be edited",
      );
    expect(
      await refusal(bot.api.editMessageCaption(501, (await html('t')).message_id, { caption: 'c' })),
    ).toBe('400 Bad Request: there is no caption in the message to edit');
  });

  it('delete nothing twice and nothing older than two days', async () => {
    const first = await html('a');
    const second = await html('b');
    await bot.api.deleteMessage(501, first.message_id);
    expect(await refusal(bot.api.deleteMessage(501, first.message_id))).toBe(
      '400 Bad Request: message to delete not found',
    );
    now += 49 * 3_600_000;
    expect(await refusal(bot.api.deleteMessage(501, second.message_id))).toBe(
      "400 Bad Request: message can't be deleted for everyone",
    );
  });
});

describe('callback queries', () => {
  const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid';

  it('are answered once, within 150 seconds, and only if somebody tapped', async () => {
    await bot.api.sendMessage(501, 'x', { reply_markup: new InlineKeyboard().text('Go', 'go') });
    const [early, late] = [asha.taps('Go'), asha.taps('Go')];
    await bot.api.answerCallbackQuery(early.id);
    expect(await refusal(bot.api.answerCallbackQuery(early.id))).toBe(tooOld);
    now += 151_000;
    for (const id of [late.id, 'unknown'])
      expect(await refusal(bot.api.answerCallbackQuery(id))).toBe(tooOld);
  });
});

describe('the judge', () => {
  it('tells of methods, parameters and types that the Bot API does not have', async () => {
    expect(await raw('sendMesage', {})).toBe('404 Not Found: method not found');
    expect(await raw('sendMessage', { chat_id: 501, text: 'x', silent: true })).toBe('ok');
    expect(await raw('sendMessage', { chat_id: 501, text: 5, reply_markup: { force_reply: 'yes' } })).toBe(
      'ok',
    );
    expect(await raw('setChatMenuButton', { menu_button: { type: 'web_app', text: 'Shop' } })).toBe('ok');
    expect(await raw('getUpdates', { allowed_updates: ['messages'] })).toBe('ok');
    expect(await raw('logOut', {})).toBe('404 Not Found: method not found');
    expect(telegram.verdict()).toEqual([
      'sendMesage: no such method',
      'sendMessage.silent: unknown',
      'sendMessage.text: 5 is not String',
      'sendMessage.reply_markup.force_reply: "yes" is not Boolean',
      'setChatMenuButton.menu_button.web_app: missing in MenuButtonWebApp',
      'allowed_updates: messages is no kind of update',
      'logOut is not played by this double',
    ]);
  });

  it('finds nothing wrong with calls that are right, however they are written', async () => {
    expect(
      await raw('SENDMESSAGE', { chat_id: '501', text: 'x', reply_markup: '{"force_reply":true}' }),
    ).toBe('ok');
    const form = new URLSearchParams({
      chat_id: '501',
      latitude: '1.5',
      longitude: '2',
      protect_content: 'true',
    });
    const response = await fetch(`${telegram.url}/bot${TOKEN}/sendLocation`, { method: 'POST', body: form });
    expect(response.status).toBe(200);
    expect(asha.lastMessage()).toMatchObject({ location: { latitude: 1.5 }, has_protected_content: true });
    expect(await raw('getMe', {}, '12345:WRONG')).toBe('401 Unauthorized');
    expect(telegram.verdict()).toEqual([]);
  });
});
