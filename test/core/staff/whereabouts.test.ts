import { describe, expect, it } from 'vitest';
import type { Conversation } from '#core/conversation/index.ts';
import { desk } from '#core/counter/index.ts';
import { whereabouts } from '#core/staff/index.ts';
import { plain } from '#prompts/index.ts';
import { copy, sampleShop } from '../../support/shop.ts';
import { chat } from '../../support/transcript.ts';

describe('where a customer stands', () => {
  const words = (conversation: Conversation) =>
    plain(copy.write('en', whereabouts(conversation, sampleShop()).step));

  it('S0-3: is told by its number among the steps that everybody is asked', () => {
    expect(words(chat().starts().taps('@sell').conversation())).toMatch(/^At step 1 of 12: /);
    expect(words(chat().starts().says('iphone 11 128').conversation())).toMatch(/^At step 5 of 12: /);
  });

  it('S0-3: a step that only some are asked counts as the one before it, and is never the zeroth', () => {
    const asked = chat().starts().says('iphone 11 128').conversation();
    const [frame] = asked.stack;
    if (!frame) throw new Error('no sale is open');
    const at = (asking: string) => words({ ...asked, stack: [{ ...frame, asking }] });
    expect(at('elsewhere')).toMatch(/^At step ([1-9]|1[0-2]) of 12: /);
    expect(at('quote')).toMatch(/^At step 5 of 12: /);
  });

  it('S0-3: is at the main menu only when nothing at all is under way', () => {
    const idle = chat().starts().conversation();
    expect(words(idle)).toBe('At the main menu, nothing is under way');
    const beside = Object.keys(desk.flows).filter((flow) => flow !== 'sell' && flow !== 'place');
    for (const flow of beside) {
      const stack = [{ flow, asking: 'x', known: {} }] as unknown as Conversation['stack'];
      expect(words({ ...idle, stack }), flow).not.toContain('main menu');
    }
  });
});
