import { describe, expect, it } from 'vitest';
import { asJson, draw } from '#bots/terminal/index.ts';
import { render } from '#bots/terminal/render.ts';
import type { Shown } from '#core/conversation/index.ts';
import { copy, outboundOf, shown } from '../../contracts/channel-harness.ts';

const told = (reply: Shown, locale = 'en') => {
  const [only] = render({ ...outboundOf('terminal:local:me', reply), locale }, copy);
  if (!only) throw new Error('nothing was told');
  return only;
};
const control = (id: 'more' | 'previous' | 'back') =>
  ({ id: `@${id}`, label: { key: `choices.${id}` } }) as const;
const phones = ['iPhone 11', 'iPhone 12'].map((label) => ({ id: label, label }));

describe('a reply on the terminal', () => {
  it('numbers the choices and names the keys beside them', () => {
    const reply = shown('Which one?', {
      menu: 1,
      choices: phones,
      controls: [control('more'), control('back')],
    });
    expect(draw(told(reply), 'plain')).toBe(
      ['Title Which one?', '  1  iPhone 11', '  2  iPhone 12', '  9  More ▸   0  ↩ Back   #  Main menu'].join(
        '\n',
      ),
    );
  });

  it('leaves 0 to the page before this one; back is then a word', () => {
    const reply = shown('Which one?', {
      menu: 1,
      choices: phones,
      controls: [control('previous'), control('back')],
    });
    expect(draw(told(reply), 'plain')).toMatch(/\n {2}0 {2}◂ Previous {3}↩ Back {3}# {2}Main menu$/);
  });

  it('offers the main menu once', () => {
    const menu = { id: '@menu', label: { key: 'choices.menu' } } as const;
    expect(draw(told(shown('?', { menu: 1, choices: [menu] })), 'plain')).toBe('Title ?\n  1  Main menu');
    expect(draw(told(shown('Hello')), 'plain')).toBe('Title Hello');
  });

  it('is bold where the screen can', () => {
    expect(draw(told(shown('x')), 'ansi')).toBe('\x1b[1mTitle\x1b[22m x');
  });

  it('speaks the language of the outbound', () => {
    const text = draw(
      told(shown('?', { menu: 1, choices: phones, controls: [control('back')] }), 'hi'),
      'plain',
    );
    expect(text).toContain(copy.label('hi', { key: 'choices.back' }));
    expect(text).toContain(copy.label('hi', { key: 'choices.menu' }));
  });

  it('lets nobody’s words steer the screen', () => {
    const steering = 'a\x1b[2Jb\x07c\x9b31md\re\u0000';
    const reply = shown(steering, { menu: 1, choices: [{ id: 'x', label: steering }] });
    expect(draw(told(reply), 'plain')).toBe('Title a[2Jbc31mde\n  1  a[2Jbc31mde\n  #  Main menu');
  });

  it('is one JSON object for a program', () => {
    const reply = shown('5 < 6', { menu: 1, choices: phones, controls: [control('back')] });
    expect(JSON.parse(asJson(told(reply)))).toEqual({
      key: 'telegram.noted',
      text: 'Title 5 < 6',
      choices: phones,
      controls: [{ id: '@back', label: '↩ Back' }],
    });
    expect(JSON.parse(asJson(told(shown('x'))))).toEqual({
      key: 'telegram.noted',
      text: 'Title x',
      choices: [],
    });
  });
});
