import type { KnownBlock, ModalView } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actions,
  button,
  confirmation,
  context,
  divider,
  fields,
  header,
  home,
  input,
  joined,
  mention,
  message,
  modal,
  quote,
  type SlackText,
  section,
  select,
  textInput,
  write,
} from '#bots/slack/blocks/index.ts';
import { escapeMarkup } from '#prompts/index.ts';
import { judgeBlocks } from '../../standins/slack/judge-blocks.ts';
import { judgeView } from '../../standins/slack/judge-view.ts';
import { badTexts } from '../../support/bad-inputs.ts';

/** A line of copy with somebody's words in it. */
const about = (words: string): SlackText => write(`<b>Seller</b>\n${escapeMarkup(words)}`);
const hostile = badTexts('MARK');

/** What Slack makes of mrkdwn: mentions and links, emphasis and code at the edges of words, quotes. */
const structure = (mrkdwn: string): readonly string[] =>
  mrkdwn.match(
    /<[^>]*>|(?<![\p{L}\p{N}])([*_~`])(?=\S)[^\n]*?(?<=\S)\1(?![\p{L}\p{N}])|^[\s\p{Cf}]*(?:>|&gt;)/gmu,
  ) ?? [];

const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[name as 'lt']);

/** As a person reads it: look-alikes are read as what they stand for. */
const read = (mrkdwn: string): string =>
  decode(mrkdwn.replaceAll('\u200B*', '').replaceAll('*\u200B', ''))
    .replaceAll('∗', '*')
    .replaceAll('ˍ', '_')
    .replaceAll('∼', '~')
    .replaceAll('ˋ', '`')
    .replaceAll('›', '>');

/** Words of three kinds: all of Unicode, and what could be markup, in any mixture. */
const anyWords = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '<',
      '>',
      '&',
      '@',
      '!',
      '|',
      'a',
      '1',
      ' ',
      '\n',
      '\u200B',
      'क',
      '#',
    ),
  }),
  fc
    .array(fc.constantFrom('<!channel>', '<@U1>', '*b*', '`c`', '> q', '&lt;', '_i_', '~s~', '\n'), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
);

describe('what a person wrote', () => {
  it.each(hostile.map(({ id, in: words }) => [id, words] as const))(
    '%s is shown as text in a card: %j',
    (_, words) => {
      const { mrkdwn } = about(words);
      expect(structure(mrkdwn)).toEqual(structure(about('').mrkdwn));
      expect(read(mrkdwn)).toBe(`Seller\n${words}`);
      expect(judgeBlocks([section(about(words)), header(words), ...context([about(words)])], 50)).toEqual([]);
    },
  );

  it('never becomes structure, whatever it is', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        expect(structure(about(words).mrkdwn)).toEqual(['*Seller*']);
        expect(
          structure(write(`<b>${escapeMarkup(words)}</b>`).mrkdwn.replace(/\u200B\*[^*]*\*\u200B/g, '')),
        ).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps the signs that do nothing: part numbers, addresses, sums, smileys', () => {
    for (const words of [
      'iPhone_12_Pro',
      'asha_k@mail.example',
      '2*3*4',
      'a~b',
      ':joy: 🙂',
      'क्षमा कीजिए',
      'flat #4, 2nd floor',
    ])
      expect(write(words).mrkdwn).toBe(words);
  });

  it('loses control characters, reversed writing and half characters', () => {
    expect(write('a\u0000b\u202Ec\r\nd\ud83d').mrkdwn).toBe('abc\nd\uFFFD');
  });

  it('is plain on buttons and in headers, and a mention there is only text', () => {
    const { text } = button({ action: 'a', text: '<!channel> *now* & <@U1>' });
    expect(text).toEqual({
      type: 'plain_text',
      text: '&lt;!channel&gt; *now* &amp; &lt;@U1&gt;',
      emoji: true,
    });
    expect(header('  ').text.text).toBe('–');
  });

  it('is quoted letter by letter', () => {
    const block = quote('*hi* <!here>\n`x`');
    expect(JSON.stringify(block)).toContain('"*hi* <!here>\\n`x`"');
    expect(judgeBlocks([block, quote('')], 50)).toEqual([]);
  });

  it('is not linked by Slack either', () => {
    expect(section(write('www.evil.example #orders @here')).text).toMatchObject({
      type: 'mrkdwn',
      verbatim: true,
    });
    expect(message('new', [])).toMatchObject({ unfurl_links: false, unfurl_media: false });
  });
});

describe('what we write', () => {
  it('is bold where the copy says so, even next to a letter, line by line', () => {
    expect(write('Pay <b>₹ 500 </b>now').mrkdwn).toBe('Pay \u200B*₹ 500*\u200B now');
    expect(write('<b>a\n\nb</b>').mrkdwn).toBe('\u200B*a*\u200B\n\n\u200B*b*\u200B');
    expect(write('<b> </b>x').mrkdwn).toBe(' x');
    expect(write('<b>5*5 _a_</b>').mrkdwn).toBe('\u200B*5∗5 ˍaˍ*\u200B');
  });

  it('names a colleague only by an id of Slack', () => {
    expect(joined([write('Claimed by'), mention('U0AB12')]).mrkdwn).toBe('Claimed by <@U0AB12>');
    expect(() => mention('U1> <!channel')).toThrow(RangeError);
  });
});

const long = 'क्षि & <b> '.repeat(1000);

describe("Slack's limits", () => {
  it('cuts what people read, with an ellipsis, never through an entity or a letter', () => {
    const option = { text: long, value: 'v' };
    const blocks: KnownBlock[] = [
      header(long),
      section(
        about(long),
        button({
          action: 'a',
          text: long,
          value: 'v',
          confirm: confirmation({ title: long, text: long, yes: long, no: long }),
        }),
      ),
      ...fields(Array.from({ length: 23 }, () => about(long))),
      ...context([about(long)]),
      ...actions(Array.from({ length: 30 }, (_, i) => button({ action: `a${i}`, text: long }))),
      input({
        label: long,
        hint: long,
        element: textInput('t', { placeholder: long, initial: long, max: 200 }),
      }),
      input({
        label: 'x',
        element: select({ action: 's', placeholder: long, options: [option], chosen: 'v' }),
      }),
      divider(),
    ];
    expect(judgeBlocks([...blocks, quote(long)], 50)).toEqual([]);
    expect(blocks.filter(({ type }) => type === 'section')).toHaveLength(4);
    for (const text of [...JSON.stringify(blocks).matchAll(/"text":"([^"]*…)"/g)].map(([, text]) => text)) {
      expect(text).not.toMatch(/&(?!(amp|lt|gt);)/);
      expect(text).toMatch(/(क्षि|;|b|\s|\*|\u200B)…$/);
    }
  });

  it('cuts anything anywhere into something that Slack takes', () => {
    fc.assert(
      fc.property(anyWords, fc.integer({ min: 1, max: 400 }), (words, times) => {
        const text = words.repeat(times);
        expect(
          judgeBlocks([section(about(text)), header(text), ...fields([write(escapeMarkup(text))])], 50),
        ).toEqual([]);
        expect(structure(section(about(text)).text?.text ?? '').slice(0, 1)).toEqual(['*Seller*']);
      }),
      { numRuns: 300 },
    );
  });

  it('says how many blocks are missing', () => {
    const many = Array.from({ length: 60 }, () => divider());
    const { blocks } = message('x', many);
    expect(judgeBlocks(blocks, 50)).toEqual([]);
    expect(blocks).toHaveLength(50);
    expect(blocks.at(-1)).toMatchObject({ type: 'context', elements: [{ text: '… +11' }] });
    expect(message('x', many.slice(0, 50)).blocks).toEqual(many.slice(0, 50));
    expect(home([...many, ...many]).blocks).toHaveLength(100);
  });

  it('does not cut what comes back to us', () => {
    expect(() => button({ action: 'a', text: 'x', value: 'v'.repeat(2001) })).toThrow(RangeError);
    expect(() => button({ action: 'a'.repeat(256), text: 'x' })).toThrow(RangeError);
    expect(() => select({ action: 'a', placeholder: 'x', options: [] })).toThrow(RangeError);
    expect(() => input({ label: 'x', element: { type: 'plain_text_input' } })).toThrow(RangeError);
    expect(() => modal({ callback: 'c', title: 't', blocks: [], metadata: 'm'.repeat(3001) })).toThrow(
      RangeError,
    );
  });

  it('makes a form that Slack shows', () => {
    const view: ModalView = modal({
      callback: 'price',
      title: 'Final price of the seller',
      submit: 'Send to the seller of the thing',
      close: 'Back',
      metadata: 'B-1',
      blocks: [input({ label: 'Amount', element: textInput('amount', { lines: 'many' }), required: false })],
    });
    expect(judgeView(view)).toEqual([]);
    expect(view.title.text).toBe('Final price of the sell…');
  });
});
