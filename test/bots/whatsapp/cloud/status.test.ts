import { describe, expect, it } from 'vitest';
import { readStatus } from '#bots/whatsapp/cloud/status.ts';

const failed = (change: object) =>
  readStatus({ id: 'wamid.1', status: 'failed', errors: [{ code: 131047 }], ...change });

describe('what Meta says became of a message', () => {
  it('is read with its code', () => {
    expect(failed({})).toEqual({ id: 'wamid.1', stage: 'failed', code: 131047 });
  });

  it('is read with what its code is called, where that is words', () => {
    const title = 'Re-engagement message';
    expect(failed({ errors: [{ code: 131047, title }] })).toMatchObject({ code: 131047, title });
    expect(failed({ errors: [{ code: 131047, title: 7 }] })).toEqual(failed({}));
  });

  it.each([99_999_999_999, 1.5, -99_999_999_999])('is read without a code that is none: %s', (code) => {
    expect(failed({ errors: [{ code }] })).toEqual({ id: 'wamid.1', stage: 'failed' });
  });

  it.each(['a\0b', 'x'.repeat(900_000), ''])('is left out when nobody can keep its id', (id) => {
    expect(failed({ id })).toBeUndefined();
  });
});
