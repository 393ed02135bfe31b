import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealer } from '../../db/sealed.ts';

const key = (fill: number) => Buffer.alloc(32, fill);
const keys = { keys: new Map([['k1', key(1)]]), lookup: key(9) };
const { seal, open, phoneHash } = sealer(keys);
const cell = 'orders.customer:HT-1';

describe('sealed columns', () => {
  it('gives back any text, and never shows it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(open(seal(text, cell), cell)).toBe(text);
      }),
    );
    expect(seal('Meera +919876543210', cell)).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
  });

  it('never writes the same text twice alike', () => {
    expect(seal('Meera', cell)).not.toBe(seal('Meera', cell));
  });

  it('does not open in another row or column', () => {
    const sealed = seal('Meera', cell);
    expect(() => open(sealed, 'orders.customer:HT-2')).toThrow();
    expect(() => open(sealed, 'orders.address:HT-1')).toThrow();
  });

  it('notices a single changed character', () => {
    const sealed = seal('Meera Joshi', cell);
    const parts = sealed.split('.');
    for (const at of [2, 3, 4]) {
      const part = parts[at] ?? '';
      const changed = (part.startsWith('A') ? 'B' : 'A') + part.slice(1);
      expect(() => open(parts.with(at, changed).join('.'), cell)).toThrow();
    }
    expect(() => open(parts.with(3, '').join('.'), cell)).toThrow();
    expect(() => open('Meera', cell)).toThrow('not a sealed value');
  });

  it('opens what an older key sealed, and seals with the newest', () => {
    const rotated = sealer({
      keys: new Map([
        ['k2', key(2)],
        ['k1', key(1)],
      ]),
      lookup: key(9),
    });
    expect(rotated.open(seal('Meera', cell), cell)).toBe('Meera');
    expect(rotated.seal('Meera', cell)).toMatch(/^v1\.k2\./);
    expect(() => open(rotated.seal('Meera', cell), cell)).toThrow('no key is named k2');
  });

  it('finds a number by a hash that needs the key', () => {
    expect(phoneHash('+919876543210')).toBe(phoneHash('+919876543210'));
    expect(phoneHash('+919876543210')).not.toBe(phoneHash('+919876543211'));
    expect(phoneHash('+919876543210')).not.toBe(
      sealer({ ...keys, lookup: key(8) }).phoneHash('+919876543210'),
    );
  });

  it('refuses to start with keys that are none', () => {
    expect(() => sealer({ ...keys, keys: new Map() })).toThrow(RangeError);
    expect(() => sealer({ ...keys, lookup: Buffer.alloc(16) })).toThrow('16 bytes');
    expect(() => sealer({ ...keys, keys: new Map([['a.b', key(1)]]) })).toThrow(RangeError);
  });
});
