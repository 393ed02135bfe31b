import { describe, expect, it } from 'vitest';
import { idsIn, titlesIn } from '../../../scripts/check/requirements-rules.ts';

describe('the coverage of requirements', () => {
  it('reads ids one by one, in lists and in ranges', () => {
    expect(idsIn('S9-53: a, S9-26/27 and S9-1/S8-3 or S9-60..S9-62, S9-7..9')).toEqual([
      'S9-53',
      'S9-26',
      'S9-27',
      'S9-1',
      'S8-3',
      'S9-60',
      'S9-61',
      'S9-62',
      'S9-7',
      'S9-8',
      'S9-9',
    ]);
    expect(idsIn('the S-class, US0-1, S0')).toEqual([]);
  });

  it('reads the titles of tests and their tables, not their bodies', () => {
    const text = `
      describe('one', () => {
        it('two', () => { expect('body').toBe('body'); });
        it.each([['three', 1], { name: 'four' }])(\`five \${x}\`, async () => 'body');
        test.runIf(ready)('six', function () {});
        it.skip('left out', () => {});
        helper('seven');
      });`;
    const titles = titlesIn(text)
      .map((title) => title.trim())
      .filter(Boolean);
    expect(titles.sort()).toEqual(['five', 'four', 'one', 'six', 'three', 'two']);
  });
});
