import { describe, expect, it } from 'vitest';
import { isLow, mayBeReview, readStars, starsText } from '#core/support/index.ts';
import { sampleShop } from '../../support/shop.ts';

const { stars } = sampleShop().lexicon;

describe('what a customer says of a sale', () => {
  it.each([
    ['5', 5],
    ['4/5', 4],
    ['3 stars', 3],
    ['४', 4],
    ['★★', 2],
    ['Great!', 5],
    ['it was good', 4],
    ['not good', 2],
    ['Good price but very bad service', 1],
    ['bahut accha', 5],
    ['accha nahi laga', 2],
    ['बहुत अच्छा', 5],
    ['बेकार', 1],
    ['👍', 4],
    ['2 star, partner was rude', 2],
    ['**', 2],
    ['do star', 2],
    ['दो स्टार, देर से आए', 2],
    ['4 stars but he came late', 4],
    ['i give 3/5, very bad packing', 3],
  ])('S1-25: reads %s as %i stars', (text, wanted) => {
    expect(readStars(text, stars)).toBe(wanted);
  });

  it.each(['mera paisa nahi aaya', '98765 43210', '7', 'iphone 12', 'breakfast'])(
    'S1-25: finds no stars in %s',
    (text) => expect(readStars(text, stars)).toBeUndefined(),
  );

  it('S1-26: three stars or fewer, and words without any, are for a person to read', () => {
    expect([1, 2, 3, 4, 5].map((given) => isLow({ stars: given }))).toEqual([true, true, true, false, false]);
    expect(isLow({ words: 'my money has not come' })).toBe(true);
    expect(starsText(undefined)).toBe('–');
    expect(starsText(3)).toBe('★★★');
  });

  it('S1-25: takes no question of theirs for a review', () => {
    expect(mayBeReview('when does the money come?')).toBe(false);
    expect(mayBeReview('all went well')).toBe(true);
  });
});
