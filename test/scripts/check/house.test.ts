import { describe, expect, it } from 'vitest';
import { medianOf, problemsOf } from '../../../scripts/check/house-rules.ts';

const lines = (count: number, line: string) => `${line}\n`.repeat(count);
const find = (text: string, path = 'bots/a.ts') =>
  problemsOf(path, text).map(({ line, what }) => `${line} ${what}`);

describe('the rules of the house', () => {
  it('let decent code pass', () => {
    const decent = `// Zwölf Öre, ₹12\nexport type Any = { readonly any: 'any' };\nexport const f = (x: Any) => x.any;\n`;
    expect(find(decent)).toEqual([]);
  });

  it.each([
    ['301 lines; at most 300', lines(301, ';'), 301],
    ['a function of 41 lines; at most 40', `\n// ₹\nexport function f() {\n${lines(39, '  f();')}}\n`, 3],
    ['a function of 41 lines; at most 40', `class A {\n  f() {\n${lines(39, '    f();')}  }\n}\n`, 2],
    ['9 exports; at most 8', [...'abcdefghi'].map((name) => `export const ${name} = 1;`).join('\n'), 1],
    ['a default export has no name of its own', '\nexport default 1;', 2],
    ['`export *` hides what a file offers', `export * from './b.ts';`, 1],
    ['`any` turns the compiler off', '\n\nconst x = y as any;', 3],
    ['`type` instead of `interface`', 'interface A {}', 1],
    ['.transaction(): use inTransaction of db/client', 'const a = db.transaction(async () => {});', 1],
    ['.begin(): use inTransaction of db/client', 'const a = () => {\n  return sql.begin(f);\n};', 2],
    ['a transaction by hand: use inTransaction of db/client', `await database.query('begin');`, 1],
    ['work left undone: do it, or leave it out', `// ${'TO'}${'DO'}: later`, 1],
    [`a path of somebody's machine`, `const x = '${'/ho'}me/me/x';`, 1],
  ])('find %s', (what, text, line) => {
    expect(find(text)).toContain(`${line} ${what}`);
  });

  it('find copy that core would say itself', () => {
    const copy = `import type a from '../../prompts/en/a.json';\nimport b from '../../prompts/en/b.json';`;
    expect(find(copy, 'core/conversation/copy-key.ts')).toEqual([
      '2 core sees the names of the copy, never the copy: import type',
    ]);
  });

  it('know the places where a rule does not hold', () => {
    expect(find('const a = sql.begin(f);', 'db/client/a.ts')).toEqual([]);
    expect(find('export default {};', 'vitest.config.ts')).toEqual([]);
    expect(find([...'abcdefghi'].map((x) => `export const ${x} = 1;`).join('\n'), 'core/a/index.ts')).toEqual(
      [],
    );
    expect(find(`describe('x', () => {\n${lines(50, 'f();')}});`, 'test/a.test.ts')).toEqual([]);
  });

  it('know the middle length', () => {
    expect(medianOf([300, 10, 20])).toBe(20);
  });
});
