import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { logFailure, withoutPersonalData } from '#bots/log.ts';
import { ChannelError } from '#bots/shell/errors.ts';

const written = (error: Error): string => {
  const lines: string[] = [];
  pino({ serializers: { err: withoutPersonalData } }, { write: (line) => void lines.push(line) }).error(
    { err: error },
    'failed',
  );
  return lines.join('');
};

describe('what is logged of an error', () => {
  it('says why a channel refused, so that somebody can mend it', () => {
    expect(written(new ChannelError('rejected', 'Graph answered 131030: rejected'))).toContain(
      'answered 131030',
    );
  });

  it('says it in one line, without where it came up, however often a channel is tried in an outage', () => {
    const lines: string[] = [];
    const log = pino(
      { serializers: { err: withoutPersonalData } },
      { write: (line) => void lines.push(line) },
    );
    const away = new ChannelError('unreachable', 'Graph answered 500 to "Asha Rao"');
    logFailure(log, away, { id: '7', kind: 'reply' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      id: '7',
      kind: 'reply',
      msg: 'could not be done: unreachable, Graph answered 500 to …',
    });
    logFailure(log, new Error('broken'), { id: '8', kind: 'reply' });
    expect(written(away)).not.toContain('stack');
    expect(lines.map((line) => line.includes('stack'))).toEqual([false, true]);
  });

  it('quotes nobody, and names no number', () => {
    const line = written(new ChannelError('rejected', 'no tag "Asha Rao" for +919876543210'));
    expect(line).not.toMatch(/Asha|98765/);
    expect(written(new Error('duplicate key (Asha Rao)'))).not.toContain('Asha');
  });
});
