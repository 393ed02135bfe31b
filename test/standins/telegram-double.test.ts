import { Bot, InlineKeyboard, Keyboard } from 'grammy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTelegram, type Telegram } from './telegram/index.ts';

const TOKEN = '12345:TEST';

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
