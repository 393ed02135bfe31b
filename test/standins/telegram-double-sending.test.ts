import { Bot, InlineKeyboard, InputFile } from 'grammy';
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
  asha = telegram.person({ id: 501, name: 'Asha', languageCode: 'hi', hasStarted: true });
});

afterEach(async () => {
  const verdict = telegram.verdict();
  await telegram.stop();
  expect(verdict).toEqual([]);
});

describe('what a grammY bot can send', () => {
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
    expect(photo.photo[0]?.file_id).not.toBe(photo.photo.at(-1)?.file_id);
    expect(photo).toMatchObject({
      caption: 'Front',
      caption_entities: [{ type: 'italic', offset: 0, length: 5 }],
    });
    expect(paper.document).toMatchObject({ file_name: 'prices.csv', mime_type: 'text/csv', file_size: 3 });
    expect(
      new Set(
        asha
          .messages()
          .slice(-2)
          .map((part) => part.media_group_id),
      ).size,
    ).toBe(1);
    expect(album).toHaveLength(2);
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
