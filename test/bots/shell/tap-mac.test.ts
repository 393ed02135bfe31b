import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tapData } from '#bots/shell/tap.ts';

it('signs buttons by HMAC-SHA256 as the library makes it, whatever the secret and the chat', () => {
  const signed = fc.record({
    secret: fc.string({ maxLength: 150 }),
    conversation: fc.string(),
    menu: fc.nat(),
  });
  fc.assert(
    fc.property(signed, ({ secret, conversation, menu }) => {
      const expected = createHmac('sha256', secret).update(`1.${menu}.2.${conversation}`).digest('base64url');
      expect(tapData(secret, { conversation, menu, index: 2 })).toBe(`1.${menu}.2.${expected.slice(0, 11)}`);
    }),
    { numRuns: 500 },
  );
});
