import type { Args } from './types.ts';

/** Arguments that clients send as JSON inside a form. */
const structured = new Set(['blocks', 'attachments', 'view', 'metadata', 'files']);

/** The arguments of a Web API call, however it was sent. */
export function readArgs(raw: string, contentType: string): Args {
  if (raw === '') return {};
  if (contentType.startsWith('application/json')) return JSON.parse(raw) as Args;
  const args: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(raw))
    args[name] = structured.has(name) ? parse(value) : value;
  return args;
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
