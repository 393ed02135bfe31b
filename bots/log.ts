import pino from 'pino';
import { ChannelError } from './shell/errors.ts';
import { unquoted } from './shell/unquoted.ts';

/** What may be logged: ids, counts, kinds, times. Texts, names, numbers and addresses never are. */
export type Log = pino.Logger;

/** Second line of defence, should an object with personal data ever be passed. */
const personal = [
  'name',
  'phone',
  'whatsapp',
  'address',
  'landmark',
  'text',
  'customer',
  'destination',
  'vpa',
  'token',
  'secret',
  'authorization',
];

export function createLog(level: string, pretty: boolean): Log {
  const paths = personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino({
    level,
    redact: { paths, censor: '[hidden]' },
    serializers: { err: withoutPersonalData },
    ...(pretty
      ? {
          transport: {
            target: 'pino-pretty',
            options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' },
          },
        }
      : {}),
  });
}

/** Drivers put the values of a failed statement into the message and the error: only its kind and place are kept. */
export function withoutPersonalData(error: Error) {
  const { name, code, stack } = error as Error & { readonly code?: string };
  const places = stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  // A channel's refusal says what is to be done.
  const said = error instanceof ChannelError ? { message: unquoted(error.message) } : {};
  return { type: name, ...(code === undefined ? {} : { code }), ...said, stack: places?.join('\n') };
}
