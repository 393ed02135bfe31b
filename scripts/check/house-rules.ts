import { type Node, parseSource, type Syntax } from './syntax.ts';

export type Problem = { readonly path: string; readonly line: number; readonly what: string };

/** The limits of the house, in lines and in number. */
export const limits = { file: 300, median: 60, function: 40, exports: 8 } as const;

/** All that is wrong with one file of TypeScript. `path` is relative to the repository, with slashes. */
export function problemsOf(path: string, text: string): Problem[] {
  const problems: Problem[] = textProblems(path, text);
  const lines = text.split('\n').length - 1;
  if (lines > limits.file)
    problems.push({ path, line: lines, what: `${lines} lines; at most ${limits.file}` });
  const syntax = parseSource(text);
  let exported = 0;
  syntax.visit((node) => {
    exported += exportsOf(node);
    const what = nodeProblem(path, node) ?? tooLong(path, node, syntax);
    if (what) problems.push({ path, line: syntax.linesOf(node)[0], what });
  });
  if (exported > limits.exports && !path.endsWith('/index.ts'))
    problems.push({ path, line: 1, what: `${exported} exports; at most ${limits.exports}` });
  return problems;
}

/** What is wrong with the words of any file. */
export function textProblems(path: string, text: string): Problem[] {
  return text
    .split('\n')
    .flatMap((each, index) =>
      forbiddenWords
        .filter(({ pattern }) => pattern.test(each))
        .map(({ what }) => ({ path, line: index + 1, what })),
    );
}

/** The middle length of the product's files. */
export function medianOf(lengths: readonly number[]): number {
  return [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;
}

const forbiddenWords = [
  { pattern: /\b(TO[D]O|FIX[M]E|XX[X])\b/, what: 'work left undone: do it, or leave it out' },
  { pattern: /(^|[\s'"`(=])\/(work|home|Users|root)\/\w/, what: "a path of somebody's machine" },
];

function nodeProblem(path: string, node: Node): string | undefined {
  switch (node.type) {
    case 'TsKeywordType':
      return node.kind === 'any' ? '`any` turns the compiler off' : undefined;
    case 'ExportDefaultDeclaration':
    case 'ExportDefaultExpression':
      return /^[^/]+\.config\.ts$/.test(path) ? undefined : 'a default export has no name of its own';
    case 'ExportAllDeclaration':
      return '`export *` hides what a file offers';
    case 'TsInterfaceDeclaration':
      return isAugmenting(path) ? undefined : '`type` instead of `interface`';
    case 'ImportDeclaration':
      return copyProblem(path, node);
    case 'CallExpression':
      return /^(db\/client|scripts\/bench)\//.test(path) ? undefined : transactionProblem(node);
    default:
      return undefined;
  }
}

/** Types of a library can only be added to by an interface. */
const isAugmenting = (path: string): boolean =>
  path === 'test/support/global-setup.ts' || path.endsWith('.d.ts');

function copyProblem(path: string, node: Node): string | undefined {
  const source = String((node.source as Node).value);
  return path.startsWith('core/') && source.includes('prompts/') && !node.typeOnly
    ? 'core sees the names of the copy, never the copy: import type'
    : undefined;
}

/** The driver's own transactions tear when a session is lost; `inTransaction` of db/client does not. */
function transactionProblem(node: Node): string | undefined {
  const callee = node.callee as Node;
  if (callee.type !== 'MemberExpression') return undefined;
  const method = String((callee.property as Node).value);
  const ofDriver =
    method === 'begin' &&
    /^(sql|db|database|client|pg|postgres)$/.test(String((callee.object as Node).value));
  if (method === 'transaction' || ofDriver) return `.${method}(): use inTransaction of db/client`;
  const [first] = node.arguments as { expression: Node }[];
  const text = first?.expression.type === 'StringLiteral' ? String(first.expression.value) : '';
  return /^\s*(begin|start\s+transaction|commit|rollback)\b/i.test(text) &&
    /^(query|script|unsafe|execute)$/.test(method)
    ? 'a transaction by hand: use inTransaction of db/client'
    : undefined;
}

const functions = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'MethodProperty',
]);

/** A suite of tests is one function, and is read as a list. */
function tooLong(path: string, node: Node, syntax: Syntax): string | undefined {
  if (!functions.has(node.type) || /\.(test|contract)\.ts$/.test(path)) return undefined;
  const [first, last] = syntax.linesOf(node);
  const lines = last - first + 1;
  return lines > limits.function ? `a function of ${lines} lines; at most ${limits.function}` : undefined;
}

function exportsOf(node: Node): number {
  if (node.type === 'ExportNamedDeclaration') return (node.specifiers as Node[]).length;
  return node.type === 'ExportDeclaration' ? 1 : 0;
}
