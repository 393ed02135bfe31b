import { describe, expect, it } from 'vitest';
import { render } from '#bots/whatsapp/web/render.ts';
import { copy, outboundOf, shown } from '../../../contracts/channel-harness.ts';

const draw = (...replies: Parameters<typeof outboundOf>[1][]) => render(outboundOf('any', ...replies), copy);

describe('what is said over WhatsApp Web', () => {
  it('numbers the choices, and names the keys beside them', () => {
    const choices = [
      { id: 'apple', label: 'Apple' },
      { id: 'oneplus', label: '*OnePlus*' },
    ];
    expect(draw(shown('Which?', { menu: 1, choices, controls: [{ id: '@back', label: 'Back' }] }))).toEqual([
      '*Title* Which?\n\n*1*  Apple\n*2*  *\u200aOnePlus*\n\n*0*  Back   *#*  Main menu',
    ]);
  });

  it('says in one message what leads to a question, and ends it with the question', () => {
    const choices = [{ id: 'yes', label: 'Yes' }];
    const texts = draw(shown('one'), shown('two'), shown('three', { menu: 1, choices }), shown('four'));
    expect(texts).toHaveLength(2);
    expect(texts[0]).toMatch(/one\n\n.*two\n\n.*three\n\n\*1\* {2}Yes/s);
    expect(texts[1]).toContain('four');
  });

  it('says nothing where there is nothing to say', () => {
    expect(draw()).toEqual([]);
  });
});
