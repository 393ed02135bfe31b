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
            options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss', singleLine: true },
          },
        }
      : {}),
  });
}

/** A channel that refused says why in one line: it is no fault of ours, and comes again with every try. */
export function logFailure(
  log: Pick<Log, 'error'>,
  error: unknown,
  about: Readonly<Record<string, string>>,
): void {
  if (error instanceof ChannelError)
    log.error(about, `could not be done: ${error.code}, ${unquoted(error.message)}`);
  else log.error({ ...about, err: error }, 'could not be done');
}

/** Drivers put the values of a failed statement into the message and the error: only its kind and place are kept. */
export function withoutPersonalData(error: Error) {
  const { name, code, stack } = error as Error & { readonly code?: string };
  const places = stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  const kind = { type: name, ...(code === undefined ? {} : { code }) };
  // A channel's refusal says what is to be done; where it came up says nothing more.
  if (error instanceof ChannelError) return { ...kind, message: unquoted(error.message) };
  return { ...kind, stack: places?.join('\n') };
}
