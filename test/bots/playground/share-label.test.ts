import { expect, it } from 'vitest';
import { bubblesOf } from '../../../bots/playground/render.ts';
import { copy } from '../../support/shop.ts';

it.each([
  ['en', 'Location', 'Phone number'],
  ['hi', 'लोकेशन', 'फ़ोन नंबर'],
])('S0-40: what can be shared is named in the language of the chat: %s', (locale, place, number) => {
  const replies = [
    { key: 'buyback.ask-address', asks: 'location' },
    { key: 'buyback.ask-phone', asks: 'contact' },
  ] as const;
  const out = { id: '1', chat: 'a', locale, replies } as unknown as Parameters<typeof bubblesOf>[0];
  expect(bubblesOf(out, { copy, at: 0 }).map(({ asksLabel }) => asksLabel)).toEqual([place, number]);
});
