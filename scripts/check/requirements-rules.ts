import { type Node, parseSource } from './syntax.ts';

/** Ids that a text names: `S0-53`, `S0-26/27`, `S0-26/S1-3` and the range `S0-26..S0-29`. */
export function idsIn(text: string): string[] {
  const ids: string[] = [];
  for (const [, document = '', first = '', more = ''] of text.matchAll(reference)) {
    ids.push(`${document}-${first}`);
    let last = { document, number: Number(first) };
    for (const [, joint, other, digits] of more.matchAll(continued)) {
      const next = { document: other ?? last.document, number: Number(digits) };
      if (joint === '..')
        for (let n = last.number + 1; n < next.number; n++) ids.push(`${next.document}-${n}`);
      ids.push(`${next.document}-${next.number}`);
      last = next;
    }
  }
  return ids;
}

const reference = /\b(S\d)-(\d+)((?:(?:\/|\.\.)(?:S\d-)?\d+)*)/g;
const continued = /(\/|\.\.)(?:(S\d)-)?(\d+)/g;

/** What the tests of one file are called, with the tables that they are called after. Left-out tests do not count. */
export function titlesIn(text: string): string[] {
  const titles: string[] = [];
  parseSource(text).visit((node) => {
    if (node.type !== 'CallExpression') return;
    const chain = namesOf(node.callee as Node);
    if (!/^(it|test|describe)$/.test(chain[0] ?? '') || chain.some((name) => /^(skip|todo)$/.test(name)))
      return;
    for (const { expression } of node.arguments as { expression: Node }[])
      titles.push(...stringsOf(expression));
  });
  return titles;
}

/** `it.each(table)` is `['it', 'each']`. */
function namesOf(callee: Node): string[] {
  if (callee.type === 'Identifier') return [String(callee.value)];
  if (callee.type === 'MemberExpression')
    return [...namesOf(callee.object as Node), ...namesOf(callee.property as Node)];
  return callee.type === 'CallExpression' ? namesOf(callee.callee as Node) : [];
}

const isFunction = (node: Node): boolean => /^(Arrow)?FunctionExpression$/.test(node.type);

function stringsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value) {
    const node = value as Node;
    if (isFunction(node)) return [];
    if (node.type === 'StringLiteral') return [String(node.value)];
    if (node.type === 'TemplateElement') return [String(node.cooked)];
  }
  return Object.values(value).flatMap(stringsOf);
}
