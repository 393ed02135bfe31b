import { Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTelegram, type Telegram } from './telegram/index.ts';

const TOKEN = '12345:TEST';
const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc0001108028003c003012200021101031101ffd9',
  'hex',
);

let telegram: Telegram;
let bot: Bot;
let asha: Person;

beforeEach(async () => {
  telegram = await startTelegram({ token: TOKEN });
  bot = new Bot(TOKEN, { client: { apiRoot: telegram.url } });
  asha = telegram.person({ id: 501, name: 'Asha', languageCode: 'hi' });
});

afterEach(async () => {
  await bot.stop();
  const verdict = telegram.verdict();
  await telegram.stop();
  expect(verdict).toEqual([]);
});

const run = () => void bot.start();

describe('a person in a chat with a grammY bot', () => {
  it('starts the bot by a deep link and hears its formatted welcome', async () => {
    bot.command('start', (ctx) =>
      ctx.reply(`<b>Namaste</b> &lt;${ctx.from?.first_name}&gt;, from ${ctx.match}`, { parse_mode: 'HTML' }),
    );
    run();
    const said = asha.says('/start ref_google');
    const heard = await asha.hears('Namaste');

    expect(said.entities).toEqual([{ type: 'bot_command', offset: 0, length: 6 }]);
    expect(heard).toMatchObject({
      text: 'Namaste <Asha>, from ref_google',
      entities: [{ type: 'bold', offset: 0, length: 7 }],
    });
  });

  it('taps a button by its words, sees the message change in place and reads the toast', async () => {
    bot.command('start', (ctx) =>
      ctx.reply('Which device?', {
        reply_markup: new InlineKeyboard().text('📱 Phone', 'kind:phone').text('💻 Laptop', 'kind:laptop'),
      }),
    );
    bot.callbackQuery(/^kind:(.+)$/, async (ctx) => {
      await ctx.editMessageText(`You chose ${ctx.match[1]}`);
      await ctx.answerCallbackQuery({ text: 'Noted', show_alert: true });
    });
    run();
    asha.says('/start');
    await asha.hears('Which device?');
    expect(asha.buttons()).toEqual([['📱 Phone', '💻 Laptop']]);

    const tap = asha.taps('💻 Laptop');
    await asha.hears('You chose laptop');

    expect(await tap.answered).toEqual({ text: 'Noted', alert: true });
    expect(asha.toast()).toEqual({ text: 'Noted', alert: true });
    expect(asha.messages().map(({ text }) => text)).toEqual(['/start', 'You chose laptop']);
    expect(asha.lastMessage()).not.toHaveProperty('reply_markup');
    expect(() => asha.taps('💻 Laptop')).toThrow('no button "💻 Laptop" to tap');
  });

  it('may tap an older message, a deleted one, and send data that no button has', async () => {
    const seen: unknown[] = [];
    bot.command('ask', (ctx) =>
      ctx.reply(`Ask ${ctx.match}`, { reply_markup: new InlineKeyboard().text('Yes', `yes:${ctx.match}`) }),
    );
    bot.on('callback_query:data', async (ctx) => {
      seen.push([
        ctx.callbackQuery.data,
        ctx.callbackQuery.message?.message_id,
        ctx.callbackQuery.message?.date,
      ]);
      await ctx.answerCallbackQuery();
    });
    run();
    asha.says('/ask 1');
    const first = await asha.hears('Ask 1');
    asha.says('/ask 2');
    const second = await asha.hears('Ask 2');

    await asha.taps('Yes', { on: first.message_id }).answered;
    await asha.taps('Yes').answered;
    await asha.forges('order:999:pay').answered;
    await bot.api.deleteMessage(501, first.message_id);
    await asha.taps('Yes', { on: first.message_id }).answered;

    expect(seen).toEqual([
      ['yes:1', first.message_id, first.date],
      ['yes:2', second.message_id, second.date],
      ['order:999:pay', second.message_id, second.date],
      ['yes:1', first.message_id, 0],
    ]);
  });

  it("shares a contact of their own, somebody else's and one that nobody owns", async () => {
    bot.on('message:contact', (ctx) =>
      ctx.reply(
        ctx.message.contact.user_id === ctx.from.id
          ? 'yours'
          : `not yours: ${ctx.message.contact.user_id ?? 'nobody'}`,
      ),
    );
    run();
    asha.sharesOwnContact('+919812345670');
    await asha.hears(/^yours/);
    asha.sharesContact({ phone: '+919812345671', firstName: 'Ravi', userId: 777 });
    await asha.hears('not yours: 777');
    asha.sharesContact({ phone: '+919812345671', firstName: 'Ravi' });
    await asha.hears('not yours: nobody');
  });

  it('uses a reply keyboard until the bot takes it away', async () => {
    bot.command('menu', (ctx) =>
      ctx.reply('Pick', { reply_markup: new Keyboard().text('Track').requestContact('Share my number') }),
    );
    bot.hears('Track', (ctx) => ctx.reply('Nothing yet', { reply_markup: { remove_keyboard: true } }));
    run();
    asha.says('/menu');
    await asha.hears('Pick');
    expect(() => asha.taps('Share my number')).toThrow('share one instead');
    asha.taps('Track');
    await asha.hears('Nothing yet');
    expect(asha.keyboard()).toBeUndefined();
  });

  it('sends photos, papers, a voice note and a place, and the bot can fetch the full picture', async () => {
    const fetched: Buffer[] = [];
    bot.on('message:photo', async (ctx) => {
      const { file_path } = await ctx.getFile();
      const response = await fetch(`${telegram.url}/file/bot${TOKEN}/${file_path}`);
      fetched.push(Buffer.from(await response.arrayBuffer()));
      await ctx.reply(`${ctx.message.photo.length} sizes, album ${ctx.message.media_group_id}`);
    });
    bot.on('message:location', (ctx) => ctx.reply(`at ${ctx.message.location.latitude}`));
    bot.on(['message:document', 'message:voice'], (ctx) =>
      ctx.reply(ctx.message?.document?.mime_type ?? 'voice'),
    );
    run();
    asha.sendsPhoto({ bytes: Buffer.from('the picture'), caption: 'Front', album: 'a1' });
    await asha.hears('2 sizes, album a1');
    asha.sendsDocument({ name: 'bill.pdf', bytes: Buffer.from('%PDF') });
    await asha.hears('application/pdf');
    asha.sendsVoice();
    await asha.hears('voice');
    asha.sharesLocation(28.6, 77.2);
    await asha.hears('at 28.6');
    expect(fetched.map(String)).toEqual(['the picture']);
  });

  it('edits own words, which the bot hears as an edit', async () => {
    bot.on('edited_message:text', (ctx) => ctx.reply(`now: ${ctx.editedMessage.text}`));
    run();
    const { message_id } = asha.says('12 Rose Lane');
    asha.edits(message_id, '21 Rose Lane');
    await asha.hears('now: 21 Rose Lane');
    expect(asha.messages()[0]).toMatchObject({ message_id, text: '21 Rose Lane' });
    expect(() => asha.edits(asha.lastMessage().message_id, 'x')).toThrow("is not Asha's");
  });

  it('blocks the bot, which learns of it and is refused with 403 until it is unblocked', async () => {
    const changes: string[] = [];
    bot.on('my_chat_member', (ctx) => {
      changes.push(ctx.myChatMember.new_chat_member.status);
    });
    run();
    asha.says('hello');
    asha.blocks();
    await expect(bot.api.sendMessage(501, 'news')).rejects.toThrow(
      '403: Forbidden: bot was blocked by the user',
    );
    asha.unblocks();
    await bot.api.sendMessage(501, 'welcome back');
    await telegram.settled();
    expect(changes).toEqual(['kicked', 'member']);
  });

  it('cannot be written to before having said something', async () => {
    await expect(bot.api.sendMessage(501, 'psst')).rejects.toThrow('400: Bad Request: chat not found');
    const known = telegram.person({ id: 502, name: 'Ravi', hasStarted: true });
    await bot.api.sendMessage(502, 'your order');
    await known.hears('your order');
  });

  it('hears an answer once, and is told what came instead when it does not come', async () => {
    bot.on('message:text', (ctx) => ctx.reply(`echo ${ctx.message.text}`));
    run();
    asha.says('one');
    await asha.hears('echo one');
    await expect(asha.hears('echo one', { within: 20 })).rejects.toThrow(
      'Asha did not hear echo one in 20 ms, but: nothing',
    );
  });
});

describe('what a grammY bot can send', () => {
  beforeEach(() => {
    asha.says('/start');
  });

  it('uploads photos and papers by multipart, alone and as an album, and sends a known file again by its id', async () => {
    const photo = await bot.api.sendPhoto(501, new InputFile(JPEG, 'front.jpg'), {
      caption: '<i>Front</i>',
      parse_mode: 'HTML',
    });
    const paper = await bot.api.sendDocument(501, new InputFile(Buffer.from('a,b'), 'prices.csv'));
    const album = await bot.api.sendMediaGroup(501, [
      { type: 'photo', media: new InputFile(JPEG, 'a.jpg'), caption: 'A' },
      { type: 'photo', media: photo.photo.at(-1)?.file_id ?? '' },
    ]);
    expect(photo.photo.at(-1)).toMatchObject({ width: 960, height: 640, file_size: JPEG.length });
    expect(photo).toMatchObject({
      caption: 'Front',
      caption_entities: [{ type: 'italic', offset: 0, length: 5 }],
    });
    expect(paper.document).toMatchObject({ file_name: 'prices.csv', mime_type: 'text/csv', file_size: 3 });
    expect(new Set(album.map(({ media_group_id }) => media_group_id)).size).toBe(1);
    await expect(bot.api.sendPhoto(501, paper.document.file_id)).rejects.toThrow(
      "can't use file of type document as photo",
    );
    await expect(bot.api.sendPhoto(501, new InputFile(Buffer.from('text'), 'x.jpg'))).rejects.toThrow(
      'IMAGE_PROCESS_FAILED',
    );
    await expect(bot.api.sendDocument(501, new InputFile(Buffer.alloc(0), 'x'))).rejects.toThrow(
      'file must be non-empty',
    );
  });

  it('edits captions, keyboards and media, and answers with a quote', async () => {
    const { message_id } = await bot.api.sendPhoto(501, new InputFile(JPEG, 'a.jpg'), { caption: 'old' });
    await bot.api.editMessageCaption(501, message_id, { caption: 'new' });
    await bot.api.editMessageReplyMarkup(501, message_id, {
      reply_markup: new InlineKeyboard().text('Go', 'go'),
    });
    expect(asha.lastMessage()).toMatchObject({
      caption: 'new',
      reply_markup: { inline_keyboard: [[{ text: 'Go' }]] },
    });
    await bot.api.editMessageMedia(501, message_id, {
      type: 'document',
      media: new InputFile(Buffer.from('%PDF'), 'quote.pdf'),
    });
    expect(asha.lastMessage()).toMatchObject({ document: { file_name: 'quote.pdf' } });
    expect(asha.lastMessage()).not.toHaveProperty('photo');

    const answer = await bot.api.sendMessage(501, 'see above', { reply_parameters: { message_id } });
    expect(answer.reply_to_message?.message_id).toBe(message_id);
  });

  it('sends places, contacts and actions, pins, and reacts with an emoji that Telegram has', async () => {
    const { message_id } = await bot.api.sendLocation(501, 12.9, 77.6);
    await bot.api.sendContact(501, '+911140000000', 'Haat');
    await bot.api.sendChatAction(501, 'typing');
    await bot.api.pinChatMessage(501, message_id);
    await bot.api.setMessageReaction(501, message_id, [{ type: 'emoji', emoji: '👍' }]);
    expect(asha.pinned()).toEqual([message_id]);
    expect(asha.reactionOn(message_id)).toBe('👍');
    await bot.api.unpinChatMessage(501, message_id);
    expect(asha.pinned()).toEqual([]);
  });

  it('introduces itself to each person in their own language', async () => {
    const ravi = telegram.person({ id: 502, name: 'Ravi', languageCode: 'en' });
    await bot.api.setMyCommands([{ command: 'sell', description: 'Sell a phone' }]);
    await bot.api.setMyCommands([{ command: 'sell', description: 'फ़ोन बेचें' }], {
      scope: { type: 'all_private_chats' },
      language_code: 'hi',
    });
    await bot.api.setMyName('हाट', { language_code: 'hi' });
    await bot.api.setMyDescription('Sell your phone');
    await bot.api.setMyShortDescription('Phones');
    await bot.api.setChatMenuButton({ menu_button: { type: 'commands' } });
    expect(asha.profile()).toMatchObject({ name: 'हाट', commands: [{ description: 'फ़ोन बेचें' }] });
    expect(ravi.profile()).toMatchObject({
      name: 'Haat',
      description: 'Sell your phone',
      shortDescription: 'Phones',
      commands: [{ description: 'Sell a phone' }],
      menuButton: { type: 'commands' },
    });
    await bot.api.deleteMyCommands();
    expect(await bot.api.getMyCommands()).toEqual([]);
  });
});
