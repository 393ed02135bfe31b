import { z } from 'zod';
import { ChannelError } from '../../shell/errors.ts';
import { limits } from './limits.ts';

/** What Graph answers when it does not do what was asked. */
export const graphError = z.looseObject({
  error: z.looseObject({
    code: z.number(),
    error_subcode: z.number().optional(),
    error_data: z.looseObject({ details: z.string().optional() }).optional(),
  }),
});

/** What a code of theirs means to us. */
export type Reaction =
  | 'window-closed'
  | 'pair-rate'
  | 'number-rate'
  | 'token'
  | 'our-number'
  | 'unreachable-person'
  | 'not-now'
  | 'too-large'
  | 'rejected'
  | 'theirs';

/** developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const reactions: Readonly<Record<number, Reaction>> = {
  0: 'token',
  3: 'token',
  10: 'token',
  190: 'token',
  200: 'token',
  368: 'token',
  131005: 'token',
  131031: 'token',
  131042: 'token',
  131045: 'token',
  133010: 'token',
  131047: 'window-closed',
  131056: 'pair-rate',
  4: 'number-rate',
  80007: 'number-rate',
  130429: 'number-rate',
  131048: 'number-rate',
  131049: 'not-now',
  130472: 'not-now',
  131050: 'unreachable-person',
  131026: 'unreachable-person',
  131030: 'unreachable-person',
  131052: 'rejected',
  131053: 'too-large',
  1: 'theirs',
  2: 'theirs',
  131000: 'theirs',
  131016: 'theirs',
  131057: 'theirs',
};

export const reactionTo = (code: number, status = 400): Reaction =>
  reactions[code] ?? (code >= 200 && code < 300 ? 'token' : status >= 500 ? 'theirs' : 'rejected');

/** What is asked for is not there, or not to be seen with our token. */
const unknownObjects: readonly string[] = ['100:33', '803'];

export const isUnknownObject = (code: number, subcode?: number): boolean =>
  unknownObjects.includes(String(code)) || unknownObjects.includes(`${code}:${subcode}`);

/** Where a setting of ours is the likely cause, it is named. */
const hints: Partial<Record<Reaction, string>> = {
  'our-number':
    'Meta knows no such number, or our token may not use it: look at WHATSAPP_CLOUD_PHONE_NUMBER_ID',
};

/** Graph's refusal as it came; never with words of the chat. */
export class GraphRefusal extends Error {
  readonly code: number;
  readonly reaction: Reaction;
  /** Whether what was asked for is not there. */
  readonly isUnknown: boolean;

  constructor(code: number, reaction: Reaction, isUnknown = false) {
    super(`Graph answered ${code}: ${hints[reaction] ?? reaction}`);
    this.name = 'GraphRefusal';
    this.code = code;
    this.reaction = reaction;
    this.isUnknown = isUnknown;
  }
}

/** The one place where what Graph answers becomes ours. Milliseconds to wait where it names no time. */
export function toChannelError(error: unknown): unknown {
  if (!(error instanceof GraphRefusal)) return error;
  const { reaction, message } = error;
  switch (reaction) {
    case 'pair-rate':
      return new ChannelError('rate-limited', message, limits.pairPause);
    case 'number-rate':
      return new ChannelError('rate-limited', message, limits.numberPause);
    case 'unreachable-person':
      return new ChannelError('forbidden', message);
    case 'too-large':
      return new ChannelError('too-large', message);
    // About us or them, not about this message, which waits until somebody mends it.
    case 'token':
    case 'our-number':
    case 'theirs':
      return new ChannelError('unreachable', message);
    default:
      return new ChannelError('rejected', message);
  }
}
