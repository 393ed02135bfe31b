import { Refusal } from './refusal.ts';
import type { Fields } from './types.ts';

export type Fault = {
  /** A method's name, or `*` for all. */
  readonly method: string;
  /** Only calls with such parameters. */
  readonly when?: (params: Fields) => boolean;
  /** Refuse with this error_code; 429 needs `parameters.retry_after`. */
  readonly code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
  /** Hang up without doing anything. */
  readonly drop?: true;
  /** Do what was asked, then hang up: the bot cannot know that it was done. */
  readonly dropAfterDoing?: true;
  /** Answer only when this settles. */
  readonly until?: Promise<unknown>;
  /** How many calls it hits; 1 if not given. */
  readonly times?: number;
};

export type Faults = {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  /** The fault that hits this call, if any; it is used up by that. */
  readonly next: (method: string, params: Fields) => Fault | undefined;
};

export function createFaults(): Faults {
  let planned: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => planned.push({ fault, left: fault.times ?? 1 }),
    clear: () => {
      planned = [];
    },
    next: (method, params) => {
      const hit = planned.find(({ fault }) => matches(fault, method, params));
      if (!hit) return undefined;
      hit.left -= 1;
      planned = planned.filter(({ left }) => left > 0);
      return hit.fault;
    },
  };
}

const matches = ({ method, when }: Fault, called: string, params: Fields): boolean =>
  (method === '*' || method.toLowerCase() === called.toLowerCase()) && (when?.(params) ?? true);

const WORDS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden: user is deactivated',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};

/** The refusal a fault stands for; undefined if it lets the call through. */
export function faultRefusal({ code, description, parameters }: Fault): Refusal | undefined {
  if (code === undefined) return undefined;
  const flood = code === 429 ? `Too Many Requests: retry after ${parameters?.retry_after ?? 0}` : undefined;
  const given = Object.entries(parameters ?? {}).filter(([, value]) => value !== undefined);
  const extra = given.length ? (Object.fromEntries(given) as Record<string, number>) : undefined;
  return new Refusal(code, description ?? flood ?? WORDS[code] ?? 'Error', extra);
}
