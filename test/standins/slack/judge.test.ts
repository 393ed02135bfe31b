import { describe, expect, it } from 'vitest';
import { judgeBlocks } from './judge-blocks.ts';
import { judgeView } from './judge-view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (more: object = {}) => ({ type: 'button', text: plain('x'), action_id: 'a', ...more });
const section = (more: object) => ({ type: 'section', ...more });
const menu = (more: object) =>
  section({ text: plain('x'), accessory: { type: 'static_select', action_id: 'a', ...more } });
const option = { text: plain('x'), value: 'v' };
const modal = (more: object) => ({ type: 'modal', title: plain('x'), blocks: [], ...more });
const input = { type: 'input', label: plain('x'), element: { type: 'plain_text_input', action_id: 'a' } };

describe('blocks that Slack would refuse', () => {
  it.each([
    ['no list', {}, 'must be an array'],
    [
      '51 of them',
      Array(51).fill({ type: 'divider' }),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    ['an unknown one', [{ type: 'card_of_ours' }], 'unsupported type: card_of_ours'],
    [
      'no text',
      [section({ text: plain('') })],
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['nothing in a section', [section({})], 'missing required field'],
    ['a long section', [section({ text: plain('x'.repeat(3001)) })], 'must be less than 3001 characters'],
    ['half a character', [section({ text: plain('\ud83d') })], 'invalid characters'],
    [
      'a text with a stranger in it',
      [section({ text: { ...plain('x'), verbatim: true } })],
      'no such field: verbatim',
    ],
    ['eleven fields', [section({ fields: Array(11).fill(plain('x')) })], 'no more than 10 items'],
    ['a long field', [section({ fields: [plain('x'.repeat(2001))] })], 'must be less than 2001'],
    [
      'markup in a header',
      [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
      'unsupported type: mrkdwn',
    ],
    ['a long header', [{ type: 'header', text: plain('x'.repeat(151)) }], 'must be less than 151'],
    [
      'a block id twice',
      [
        { type: 'divider', block_id: 'b' },
        { type: 'divider', block_id: 'b' },
      ],
      'used twice',
    ],
    ['no actions', [{ type: 'actions', elements: [] }], 'must have at least 1 item'],
    [
      '26 actions',
      [{ type: 'actions', elements: Array.from({ length: 26 }, (_, i) => button({ action_id: `${i}` })) }],
      'no more than 25',
    ],
    [
      'an action id twice',
      [{ type: 'actions', elements: [button(), button()] }],
      'action_id a is used twice',
    ],
    [
      'a long button',
      [{ type: 'actions', elements: [button({ text: plain('x'.repeat(76)) })] }],
      'must be less than 76',
    ],
    [
      'a long value',
      [{ type: 'actions', elements: [button({ value: 'x'.repeat(2001) })] }],
      'must be less than 2001',
    ],
    [
      'a colour of our own',
      [{ type: 'actions', elements: [button({ style: 'green' })] }],
      'unsupported style',
    ],
    ['an empty menu', [menu({ options: [] })], 'must have at least 1 item'],
    [
      'a choice that is not offered',
      [menu({ options: [option], initial_option: { ...option, value: 'w' } })],
      'must be one of',
    ],
    ['101 options', [menu({ options: Array(101).fill(option) })], 'no more than 100'],
  ])('%s', (_, blocks, fault) => {
    expect(judgeBlocks(blocks, 50).join('\n')).toContain(fault);
  });

  it('and none of these', () => {
    const good = [
      section({ text: plain('x') }),
      menu({ options: [option] }),
      { type: 'actions', elements: [button({ value: 'v' })] },
    ];
    expect(judgeBlocks(good, 50)).toEqual([]);
  });
});

describe('views that Slack would refuse', () => {
  it.each([
    ['a long title', modal({ title: plain('x'.repeat(25)) }), 'must be less than 25'],
    ['no title', modal({ title: undefined }), 'missing required field'],
    ['questions without a way to send them', modal({ blocks: [input] }), 'missing submit'],
    ['too much to remember', modal({ private_metadata: 'x'.repeat(3001) }), 'must be less than 3001'],
    ['101 blocks', modal({ blocks: Array(101).fill({ type: 'divider' }) }), 'no more than 100'],
  ])('%s', (_, view, fault) => {
    expect(judgeView(view).join('\n')).toContain(fault);
  });

  it('and not this one', () => {
    expect(judgeView(modal({ blocks: [input], submit: plain('Send') }))).toEqual([]);
  });
});
