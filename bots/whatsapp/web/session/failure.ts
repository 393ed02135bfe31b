import type { Reason } from '../states.ts';

/** Errors of library and browser name addresses and contents: only their kind is told. */
export const kindOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  const known =
    /auth timeout|ready timeout|context was destroyed|browser is already running|Failed to launch|WS endpoint|net::ERR_\w+|detached|Target closed|Session closed|ENOENT|unknown module/i;
  return known.exec(text)?.[0] ?? (error instanceof Error ? error.name : typeof error);
};

export type Failure = { readonly why: Reason; readonly detail?: string };

/** Why a browser did not come to WhatsApp's page, with what an operator needs to find out more. */
export function failureOf(error: unknown, chromium: string): Failure {
  const kind = kindOf(error);
  if (/^(?:Failed to launch|WS endpoint)$/i.test(kind)) return { why: 'browser-fails', detail: chromium };
  return kind.startsWith('net::') ? { why: 'start-failed', detail: kind } : { why: 'start-failed' };
}
