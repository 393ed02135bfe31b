import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tapData } from '#bots/shell/tap.ts';
import { parse, tapToAnswer } from '#bots/telegram/parse.ts';
import { badInputs, badTexts } from '../../support/bad-inputs.ts';

const now = 1_780_000_000_000;
const date = 1_779_999_990;
const reader = { bot: 7001, username: 'haat_bot', secret: 'secret', now };
const conversation = 'telegram:7001:42';

const asha = { id: 42, is_bot: false, first_name: 'Asha', last_name: 'Rao', language_code: 'hi' };
const ravi = { id: 43, is_bot: false, first_name: 'Ravi' };
const chat = { id: 42, type: 'private', first_name: 'Asha' };
const bot = { id: 7001, is_bot: true, first_name: 'Haat', username: 'haat_bot' };

const message = (body: object) => ({
  update_id: 81,
  message: { message_id: 5, date, chat, from: asha, ...body },
});
const tap = (body: object) => ({
  update_id: 82,
  callback_query: {
    id: '9001',
    from: asha,
    chat_instance: '1',
    message: { message_id: 6, date, chat, from: bot, text: 'Which brand?' },
    data: tapData('secret', { conversation, menu: 7, index: 2 }),
    ...body,
  },
});
const eventOf = (update: unknown) => parse(update, reader)?.event;

describe('a Telegram update', () => {
  it('becomes an inbound that says who wrote what, where and when', () => {
    expect(parse(message({ text: 'iphone 11' }), reader)).toEqual({
      id: 'telegram:7001:81',
      conversation,
      at: date * 1000,
      event: { type: 'text', text: 'iphone 11' },
      sender: { name: 'Asha Rao', language: 'hi' },
      message: '5',
    });
  });

  it('is of now when its clock runs ahead', () => {
    expect(parse(message({ text: 'hi', date: 4_102_444_800 }), reader)?.at).toBe(now);
  });

  it.each([
    ['/start', { type: 'start' }],
    ['/start ad-42_x', { type: 'start', payload: 'ad-42_x' }],
    ['/start@Haat_Bot ref', { type: 'start', payload: 'ref' }],
    [`/start ${'a'.repeat(65)}`, { type: 'start' }],
    ['/start <script>', { type: 'start' }],
    ['/sell', { type: 'text', text: 'sell' }],
    ['/track HT-4F7K', { type: 'text', text: 'track HT-4F7K' }],
    ['/track@haat_bot  HT-4F7K', { type: 'text', text: 'track HT-4F7K' }],
    ['/refund o123', { type: 'text', text: 'refund o123' }],
    ['/start@OtherBot', undefined],
    ['/', { type: 'text', text: '/' }],
    ['5/6 scratches', { type: 'text', text: '5/6 scratches' }],
    ['', { type: 'text', text: '' }],
  ])('S0-9: reads %j as it is meant', (text, event) => {
    expect(eventOf(message({ text }))).toEqual(event);
  });

  it('S0-46: vouches for a number only when it is the sender’s own', () => {
    const contact = { phone_number: '919876543210', first_name: 'Asha' };
    expect(eventOf(message({ contact: { ...contact, user_id: 42 } }))).toEqual({
      type: 'contact',
      phone: '+919876543210',
      own: true,
    });
    for (const other of [{ ...contact, user_id: 43 }, contact])
      expect(eventOf(message({ contact: other }))).toEqual({
        type: 'contact',
        phone: '919876543210',
        own: false,
      });
  });

  it('tells a place, also one that has a name', () => {
    const location = { latitude: 19.07, longitude: 72.87 };
    expect(eventOf(message({ location }))).toEqual({ type: 'location', ...location });
    expect(eventOf(message({ location, venue: { location, title: 'Cafe', address: 'x' } }))).toEqual({
      type: 'location',
      ...location,
    });
  });

  it.each([
    [{ photo: [{ file_id: 'small' }, { file_id: 'large' }], caption: 'dent' }, 'photo', 'large', 'dent'],
    [{ video: { file_id: 'v' } }, 'video', 'v', undefined],
    [{ voice: { file_id: 'o' } }, 'voice', 'o', undefined],
    [{ sticker: { file_id: 's' } }, 'sticker', 's', undefined],
    [{ document: { file_id: 'd' }, caption: 'bill' }, 'document', 'd', 'bill'],
    [{ video_note: { file_id: 'n' } }, 'other', '', undefined],
    [{ poll: { id: '1', question: '?' } }, 'other', '', undefined],
    [{ dice: { emoji: '🎲', value: 3 } }, 'other', '', undefined],
    [{ something_of_next_year: {} }, 'other', '', undefined],
    [{ via_bot: { id: 1 }, text: 'ad' }, 'other', '', undefined],
    [{ photo: [] }, 'other', '', undefined],
    [{ contact: {} }, 'other', '', undefined],
    [{ location: { latitude: 1000, longitude: 0 } }, 'other', '', undefined],
  ])('takes %j for media it can name, or for something else', (body, kind, ref, caption) => {
    const expected = { type: 'media', kind, ref, ...(caption ? { caption } : {}) };
    expect(eventOf(message(body))).toEqual(expected);
  });

  it('tells a change of an earlier message, and which', () => {
    const edit = { message_id: 5, date, edit_date: date + 5, chat, from: asha };
    expect(parse({ update_id: 83, edited_message: { ...edit, text: 'iphone 12' } }, reader)).toMatchObject({
      id: 'telegram:7001:83',
      at: (date + 5) * 1000,
      about: '5',
      event: { type: 'edited', text: 'iphone 12' },
    });
    const moving = { ...edit, location: { latitude: 1, longitude: 2 } };
    expect(parse({ update_id: 84, edited_message: moving }, reader)).toBeUndefined();
  });

  it('tells that the person blocked us, and that they came back', () => {
    const member = (status: string) => ({
      update_id: 85,
      my_chat_member: { chat, from: asha, date, new_chat_member: { status, user: bot } },
    });
    expect(eventOf(member('kicked'))).toEqual({ type: 'reachable', reachable: false });
    expect(eventOf(member('member'))).toEqual({ type: 'reachable', reachable: true });
  });

  it('tells which of our messages was tapped, and where', () => {
    expect(parse(tap({}), reader)).toEqual({
      id: 'telegram:7001:82',
      conversation,
      at: now,
      event: { type: 'tap', menu: 7, index: 2 },
      sender: { name: 'Asha Rao', language: 'hi' },
      about: '6',
    });
  });

  it('reads a tap on a message that Telegram no longer shows us', () => {
    expect(eventOf(tap({ message: { message_id: 6, date: 0, chat } }))).toEqual({
      type: 'tap',
      menu: 7,
      index: 2,
    });
  });

  it.each([
    ['nobody’s data', { data: '2.7.2.AAAAAAAAAAA' }, conversation],
    ['no data', { data: undefined, game_short_name: 'x' }, conversation],
    ['another person in this chat', { from: ravi }, 'telegram:7001:43'],
    ['a group', { message: { message_id: 6, date, chat: { id: -100, type: 'group' } } }, conversation],
    ['no message', { message: undefined, inline_message_id: 'i' }, conversation],
  ])('takes a tap with %s for a forged one, told to who tapped', (_what, body, where) => {
    expect(parse(tap(body), reader)).toMatchObject({ conversation: where, event: { type: 'forged' } });
  });

  it('waits for its acknowledgement whenever it is a tap', () => {
    expect(tapToAnswer(tap({ from: ravi }))).toBe('9001');
    expect(tapToAnswer(message({ text: 'hi' }))).toBeUndefined();
  });

  it.each([
    ['a group', { text: 'hi', chat: { id: -5, type: 'group', title: 'Friends' } }],
    ['another bot', { text: 'hi', from: { ...asha, is_bot: true } }],
    ['Telegram itself', { pinned_message: { message_id: 4, date, chat } }],
    ['a timer of the chat', { message_auto_delete_timer_changed: { message_auto_delete_time: 60 } }],
  ])('is nobody’s business when it is of %s', (_what, body) => {
    expect(parse(message(body), reader)).toBeUndefined();
  });

  it.each([
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { update_id: 'x', message: {} },
    { update_id: 1 },
    { update_id: 1, message: null },
    { update_id: 1, message: { message_id: 1, date, chat: { id: 42, type: 'private' } } },
    { update_id: 1, callback_query: { id: 5 } },
    { update_id: 1, channel_post: { message_id: 1, date, chat: { id: -100, type: 'channel' }, text: 'x' } },
    { update_id: 1, message_reaction: { chat, message_id: 1, user: asha, date } },
  ])('is passed over when it is malformed or of no use: %j', (update) => {
    expect(parse(update, reader)).toBeUndefined();
  });

  it.each(badTexts('TEXT'))('survives $id, and keeps the words', ({ in: text }) => {
    const event = eventOf(message({ text }));
    if (event?.type === 'text') expect([text, text.slice(1)]).toContain(event.text);
  });

  it.each(badInputs('TEXT').filter(({ in: input }) => typeof input === 'object' && 'json' in input))(
    'survives $id',
    ({ in: input }) => {
      const body = (input as { json: object }).json;
      expect(() => parse(message(body), reader)).not.toThrow();
    },
  );

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (a, b, c) => {
        parse(a, reader);
        parse(message({ text: a, contact: b, photo: c }), reader);
        parse({ update_id: 1, message: a, callback_query: b, my_chat_member: c }, reader);
        parse(tap({ message: a, data: b }), reader);
        tapToAnswer(a);
      }),
    );
  });
});
