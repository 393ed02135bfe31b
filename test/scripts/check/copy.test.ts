import { describe, expect, it } from 'vitest';
import { copyProblems } from '../../../scripts/check/copy-rules.ts';

const says = (text: string) => [{ path: 'bots/a.ts', text }];
const both = (lines: Record<string, string>) => ({ en: { shop: lines }, hi: { shop: lines } });

describe('the check of the copy', () => {
  it('lets languages pass that say the same', () => {
    const en = { hello: 'Hi <b>{{name}}</b>', items_one: 'one item', items_other: '{{count}} items' };
    const hi = { hello: '<b>{{name}}</b> जी', items_one: '{{count}} चीज़', items_other: '{{count}} चीज़ें' };
    expect(copyProblems({ en: { shop: en }, hi: { shop: hi } }, says(`'shop.hello' "shop.items"`))).toEqual(
      [],
    );
  });

  it.each([
    ['hi shop.b: missing', { en: { shop: { a: 'A', b: 'B' } }, hi: { shop: { a: 'अ' } } }],
    ['hi shop.b: not in English', { en: { shop: { a: 'A' } }, hi: { shop: { a: 'अ', b: 'ब' } } }],
    ['hi shop.a: slots {} instead of {x}', { en: { shop: { a: '{{x}}' } }, hi: { shop: { a: 'अ' } } }],
    [
      'hi shop.a_other: missing',
      { en: { shop: { a_one: '1', a_other: 'n' } }, hi: { shop: { a_one: '1' } } },
    ],
    ['en shop.a: says nothing', both({ a: ' ' })],
    ['en shop.a: markup other than <b>', both({ a: '<i>a</i>' })],
    ['en shop.a: a <b> that is not closed', both({ a: '<b>a' })],
    ['en shop.a: a slot that is not {{likeThis}}', both({ a: '{{ x }}' })],
    ['en shop.A_b: not a kebab-case key', both({ A_b: 'a' })],
  ])('finds %s', (problem, words) => {
    expect(copyProblems(words, says(`'shop.a' 'shop.b'`))).toContain(problem);
  });

  it('finds a line that nothing says, however keys are put together', () => {
    const words = both({ plain: 'a', 'status-new': 'b', whole: 'c', 'part-x': 'd', read: 'e', lost: 'f' });
    const sources = says(
      "'shop.plain' `shop.status-\u0024{s}` `shop.\u0024{key}` ['whole'] `part-\u0024{x}` words.read",
    );
    expect(copyProblems(words, sources)).toEqual(['en shop.lost: nothing says it']);
  });
});
