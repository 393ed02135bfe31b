import { parseSync } from '@swc/core';

/** A node of swc's tree, which its types describe less loosely than a walk over all of it needs. */
export type Node = { readonly type: string; readonly [field: string]: unknown };

export type Syntax = {
  /** Calls `seen` for each node, outer ones first. */
  visit(seen: (node: Node) => void): void;
  /** First and last line of a node, counted from 1. */
  linesOf(node: Node): readonly [first: number, last: number];
};

/** Parses TypeScript. Throws swc's error, which shows the place, when it is none. */
export function parseSource(text: string): Syntax {
  // swc counts bytes from wherever its last file ended. An empty statement in front shows where this one begins.
  const source = Buffer.from(`;${text}`);
  const module = parseSync(source.toString(), { syntax: 'typescript', target: 'es2022' }) as unknown as Node;
  const [empty, ...body] = module.body as Node[];
  const start = spanOf(empty as Node).start;
  const lineAt = (position: number): number => {
    let line = 1;
    for (let at = source.indexOf(10); at !== -1 && at < position - start; at = source.indexOf(10, at + 1))
      line++;
    return line;
  };
  return {
    visit: (seen) => walk(body, seen),
    linesOf: (node) => [lineAt(spanOf(node).start), lineAt(spanOf(node).end - 1)],
  };
}

const spanOf = (node: Node): { start: number; end: number } => node.span as { start: number; end: number };

const isNode = (value: object): value is Node => 'type' in value && typeof value.type === 'string';

function walk(value: unknown, seen: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) seen(value);
  for (const inner of Object.values(value)) walk(inner, seen);
}
