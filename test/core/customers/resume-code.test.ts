import { describe, expect, it } from 'vitest';
import { readResumeCode, resumeCode } from '#core/customers/index.ts';

describe('a code that leads from one chat into another', () => {
  it.each([
    'resume 7K3F-9M2Q',
    'Resume 7k3f 9m2q',
    'resume: 7k3f9m2q',
    '*resume 7K3F-9M2Q*',
    'resume 7K3F-9M2Q.',
    'resume code 7K3F-9M2Q',
    'continue 7K3F-9M2Q',
    'जारी रखें 7K3F-9M2Q',
  ])('is read in %j', (text) => {
    expect(readResumeCode(text)).toBe('7K3F-9M2Q');
  });

  it.each([
    'continue from here',
    'continue whatsapp',
    'continue telegram',
    'continue with that',
    'resume this sale',
    'resume my sale',
    'resume code',
    '7K3F-9M2Q',
  ])('is none that people say: %j', (text) => {
    expect(readResumeCode(text)).toBeUndefined();
  });

  it('is never of letters alone while there are bytes to draw another from', () => {
    // Fives of bits that are all 10: the letter A.
    const letters = [0x52, 0x94, 0xa5, 0x29, 0x4a];
    expect(resumeCode(Uint8Array.from(letters))).not.toMatch(/\d/);
    const code = resumeCode(Uint8Array.from([...letters, 0, 0, 0, 0, 0]));
    expect(code).toBe('0000-0000');
    expect(readResumeCode(`resume ${code}`)).toBe(code);
  });

  it('needs five bytes', () => {
    expect(() => resumeCode(new Uint8Array(4))).toThrow(RangeError);
  });
});
