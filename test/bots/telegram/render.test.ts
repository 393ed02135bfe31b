import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outbound } from '#bots/shell/channel.ts';
import { readTap } from '#bots/shell/tap.ts';
import { render } from '#bots/telegram/render.ts';
import { split } from '#bots/telegram/split.ts';
import { escapeMarkup, plain } from '#prompts/index.ts';
import { copy, outboundOf, shown } from '../../contracts/channel-harness.ts';

const conversation = 'telegram:7001:42';
const secret = 'secret';
const rendered = (...replies: Outbound['replies']) =>
  render(outboundOf(conversation, ...replies), { copy, secret });
const labels = (...names: string[]) => names.map((label) => ({ id: label, label }));
const rowsOf = (bubble: ReturnType<typeof rendered>[number] | undefined) => {
  const keyboard = bubble?.keyboard;
  const rows = keyboard && ('inline_keyboard' in keyboard ? keyboard.inline_keyboard : keyboard.keyboard);
  return rows?.map((row) => row.map((button) => (typeof button === 'string' ? button : button.text)));
};

describe('a reply on Telegram', () => {
  it('S0-16: lays four device types out two by two, with the way back below', () => {
    const choices = labels('Phone', 'Laptop', 'MacBook', 'Tablet / iPad');
    const [only] = rendered(shown('What is it?', { menu: 1, choices, controls: labels('Back') }));
    expect(rowsOf(only)).toEqual([['Phone', 'Laptop'], ['MacBook', 'Tablet / iPad'], ['Back']]);
  });

  it('gives long choices a row each, and more, previous and back one together', () => {
    const choices = labels('Yes', 'Cracked, but it can be used');
    const controls = labels('More', 'Previous', 'Back');
    const [only] = rendered(shown('The display?', { menu: 1, choices, controls }));
    expect(rowsOf(only)).toEqual([['Yes'], ['Cracked, but it can be used'], ['More', 'Previous', 'Back']]);
  });

  it('cuts a label that no phone shows whole, between letters as people see them', () => {
    const [only] = rendered(shown('?', { menu: 1, choices: labels('क्षि'.repeat(60), 'x'.repeat(48)) }));
    const [[hindi], [latin]] = rowsOf(only) as [[string], [string]];
    expect(hindi).toBe(`${'क्षि'.repeat(47)}…`);
    expect(latin).toBe('x'.repeat(48));
  });

  it('puts into every button its place among choices and controls, and nothing else', () => {
    const [only] = rendered(shown('?', { menu: 5, choices: labels('a', 'b'), controls: labels('c') }));
    const rows = only?.keyboard && 'inline_keyboard' in only.keyboard ? only.keyboard.inline_keyboard : [];
    const data = rows.flat().map((button) => ('callback_data' in button ? button.callback_data : ''));
    expect(data.map((each) => readTap(secret, conversation, each))).toEqual([
      { menu: 5, index: 0 },
      { menu: 5, index: 1 },
      { menu: 5, index: 2 },
    ]);
  });

  it('S0-46: asks for a number with the phone’s own button, and for a place with another', () => {
    const [number] = rendered(
      shown('Your number?', { asks: 'contact', menu: 2, controls: labels('↩ Back') }),
    );
    expect(number?.keyboard).toEqual({
      keyboard: [[{ text: 'Share my number', request_contact: true }], [{ text: 'Back' }]],
      resize_keyboard: true,
      one_time_keyboard: true,
    });
    const [place] = rendered(shown('Where?', { asks: 'location' }));
    expect(place?.keyboard).toMatchObject({
      keyboard: [[{ text: 'Share my location', request_location: true }]],
    });
  });

  it('has no buttons that would mean nothing', () => {
    expect(rendered(shown('?', { choices: labels('a') }))[0]).not.toHaveProperty('keyboard');
    expect(rendered(shown('?', { menu: 1, choices: [], controls: [] }))[0]).not.toHaveProperty('keyboard');
  });

  it('says a note and the question after it in one message', () => {
    const bubbles = rendered(shown('Noted.'), shown('Which one?', { menu: 1, choices: labels('a') }));
    expect(bubbles.map(({ text }) => text)).toEqual(['<b>Title</b> Noted.\n\n<b>Title</b> Which one?']);
    expect(rowsOf(bubbles[0])).toEqual([['a']]);
  });

  it('keeps what has buttons apart from what follows', () => {
    const bubbles = rendered(
      shown('One?', { menu: 1, choices: labels('a') }),
      shown('Two?', { menu: 2, choices: labels('b') }),
    );
    expect(bubbles.map(rowsOf)).toEqual([[['a']], [['b']]]);
  });

  it('says nothing when there is nothing to say', () => {
    expect(rendered()).toEqual([]);
  });

  it('takes a keyboard away in a message of its own, as one with buttons cannot', () => {
    const question = shown('Which one?', { menu: 1, choices: labels('a') });
    const clearing = (...replies: Outbound['replies']) =>
      render(outboundOf(conversation, ...replies), { copy, secret, clears: true });
    expect(clearing(question).map(({ text, keyboard }) => [text, keyboard !== undefined])).toEqual([
      ['Got it.', false],
      ['<b>Title</b> Which one?', true],
    ]);
    expect(clearing(shown('Thank you.'), question).map(({ text }) => text)).toEqual([
      '<b>Title</b> Thank you.',
      '<b>Title</b> Which one?',
    ]);
    expect(clearing(shown('Thank you.'))).toHaveLength(1);
    expect(clearing(shown('Where?', { asks: 'location' }))).toHaveLength(1);
    expect(clearing()).toEqual([]);
  });
});

describe('a text that is too long for one message', () => {
  it('is cut between paragraphs, else lines, else words, else anywhere', () => {
    const words = 'a bc '.repeat(500).trim();
    expect(split(`${words}\n\n${words}`)).toEqual([`${words}\n\n`, words]);
    expect(split(`${words}\n${words}`)).toEqual([`${words}\n`, words]);
    expect(split(`${words} ${words}`).map(({ length }) => length)).toEqual([4095, 904]);
    expect(split('x'.repeat(5000)).map(({ length }) => length)).toEqual([4096, 904]);
    expect(split(`x${'😀'.repeat(2500)}`).map(({ length }) => length)).toEqual([4095, 906]);
  });

  it('counts letters, not the signs that mark them up', () => {
    expect(split(`<b>${'&amp;'.repeat(4096)}</b>`)).toHaveLength(1);
    expect(split('&amp;'.repeat(4097))).toHaveLength(2);
  });

  it('stays bold on both sides of a cut', () => {
    expect(split(`<b>${'x'.repeat(5000)}</b> y`)).toEqual([
      `<b>${'x'.repeat(4096)}</b>`,
      `<b>${'x'.repeat(904)}</b> y`,
    ]);
  });

  it('loses nothing and never breaks its markup, whatever it says', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\n', '\n\n', ' ', 'words '.repeat(900)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.boolean()), { maxLength: 12 }), (parts) => {
        const markup = parts.map(([text, bold]) =>
          bold && text ? `<b>${escapeMarkup(text)}</b>` : escapeMarkup(text),
        );
        const pieces = split(markup.join(''));
        for (const each of pieces) {
          expect(plain(each).length).toBeLessThanOrEqual(4096);
          expect(each.replace(/<b>[^<>]+<\/b>/g, '')).not.toMatch(/[<>]/);
        }
        const visible = (text: string) => text.replace(/\s+/g, '');
        expect(visible(pieces.map(plain).join(''))).toBe(visible(parts.map(([text]) => text).join('')));
      }),
    );
  });
});
