import { describe, expect, it } from 'vitest';
import { parse, said, visitorOf } from '#bots/playground/parse.ts';

const posted = (event: unknown) => ({ as: 'asha', id: 'm1', event });
const read = (event: unknown) => parse(said.parse(posted(event)), 7);

describe('what the page of the playground posts', () => {
  it('becomes an inbound that names its conversation, its delivery and when it came', () => {
    expect(parse(said.parse({ ...posted({ type: 'text', text: 'iphone 11' }), language: 'hi' }), 7)).toEqual({
      id: 'playground:local:asha:m1',
      conversation: 'playground:local:asha',
      at: 7,
      event: { type: 'text', text: 'iphone 11' },
      sender: { language: 'hi' },
      message: 'm1',
    });
  });

  it('is a tap with the bubble it was made on', () => {
    const { event, about, message } = read({ type: 'tap', menu: 3, index: 1, about: '12:0' });
    expect(event).toEqual({ type: 'tap', menu: 3, index: 1 });
    expect(about).toBe('12:0');
    expect(message).toBeUndefined();
  });

  it('counts a shared number as the person’s own', () => {
    expect(read({ type: 'contact', phone: '98765 43210' }).event).toMatchObject({
      type: 'contact',
      own: true,
    });
  });

  it('is a photo of which only the name travels', () => {
    expect(read({ type: 'photo', ref: 'photo-1' }).event).toEqual({
      type: 'media',
      kind: 'photo',
      ref: 'photo-1',
    });
    expect(read({ type: 'photo', ref: 'photo-1', caption: 'a dent' }).event).toMatchObject({
      caption: 'a dent',
    });
  });

  it('carries what a link said when the chat is opened', () => {
    expect(read({ type: 'start' }).event).toEqual({ type: 'opened' });
    expect(read({ type: 'start', payload: 'utm_source=ig' }).event).toEqual({
      type: 'start',
      payload: 'utm_source=ig',
    });
  });

  it.each([
    ['an empty text', { type: 'text', text: '' }],
    ['a text of a book’s length', { type: 'text', text: 'x'.repeat(4097) }],
    ['a tap on half a menu', { type: 'tap', menu: 1.5, index: 0, about: 'a' }],
    ['a tap below the first button', { type: 'tap', menu: 1, index: -1, about: 'a' }],
    ['a tap beyond all buttons', { type: 'tap', menu: 1, index: 100, about: 'a' }],
    ['a place off the globe', { type: 'location', latitude: 91, longitude: 0 }],
    ['a photo named by markup', { type: 'photo', ref: '<img>' }],
    ['an event of the shop’s own', { type: 'news', says: [] }],
    ['an event of no kind', {}],
  ])('refuses %s', (_name, event) => {
    expect(said.safeParse(posted(event)).success).toBe(false);
  });

  it.each(['', 'Asha', '../etc', 'a:b', 'a'.repeat(33)])('refuses %j as a name of a visitor', (as) => {
    expect(said.safeParse({ as, id: 'm1', event: { type: 'start' } }).success).toBe(false);
  });

  it('knows its own conversations only', () => {
    expect(visitorOf('playground:local:asha')).toBe('asha');
    expect(visitorOf('telegram:1:2')).toBeUndefined();
    expect(visitorOf('playground:local:')).toBeUndefined();
  });
});
