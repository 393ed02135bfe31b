import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTap, tapData } from '#bots/shell/tap.ts';
import { badTexts } from '../../support/bad-inputs.ts';

const secret = 'a secret';
const tap = { conversation: 'telegram:7001:42', menu: 12, index: 3 };

const anyTap = fc.record({
  conversation: fc.string(),
  menu: fc.nat({ max: 999_999_999_999_999 }),
  index: fc.nat({ max: 999 }),
});

describe('the data of a button', () => {
  it('comes back as the menu and the place it was made for', () => {
    expect(readTap(secret, tap.conversation, tapData(secret, tap))).toEqual({ menu: 12, index: 3 });
  });

  it('fits into what a button may carry, and comes back, whatever the menu and the chat', () => {
    fc.assert(
      fc.property(anyTap, ({ conversation, menu, index }) => {
        const data = tapData(secret, { conversation, menu, index });
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(readTap(secret, conversation, data)).toEqual({ menu, index });
      }),
    );
  });

  it('tells nothing of the chat it is for', () => {
    expect(tapData(secret, tap)).toMatch(/^2\.12\.3\.[\w-]{11}$/);
  });

  it('is worthless in another chat and under another secret', () => {
    expect(readTap(secret, 'telegram:7001:43', tapData(secret, tap))).toBeUndefined();
    expect(readTap('other', tap.conversation, tapData(secret, tap))).toBeUndefined();
  });

  it('is worthless once a single sign of it is another', () => {
    const data = tapData(secret, tap);
    for (let i = 0; i < data.length; i++)
      for (const sign of '0123456789AQZaqz-_. ') {
        const changed = data.slice(0, i) + sign + data.slice(i + 1);
        if (changed !== data) expect(readTap(secret, tap.conversation, changed), changed).toBeUndefined();
      }
  });

  it('is worthless with signs around it, or other digits that mean the same', () => {
    const data = tapData(secret, tap);
    const mac = data.split('.')[3];
    const likes = [
      ` ${data}`,
      `${data}\n`,
      `${data}\0`,
      `${data}=`,
      `2.012.3.${mac}`,
      `2.12.03.${mac}`,
      `2.१२.3.${mac}`,
      `2.+12.3.${mac}`,
      `2.12.3.${mac}.`,
      `1.12.3.${mac}`,
      `2.1e1.3.${mac}`,
    ];
    for (const like of likes) expect(readTap(secret, tap.conversation, like), like).toBeUndefined();
  });

  it.each(badTexts('CB'))('knows $id for none of ours', ({ in: data }) => {
    expect(readTap(secret, tap.conversation, data)).toBeUndefined();
  });
});
