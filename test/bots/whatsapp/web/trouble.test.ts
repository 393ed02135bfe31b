import { describe, expect, it } from 'vitest';
import { type Status, whatsappWebChannel } from '#bots/whatsapp/web/index.ts';
import { copy } from '../../../contracts/channel-harness.ts';
import { attemptsInMemory } from './harness.ts';

const unreached = (detail: string): Status => ({ state: 'dead', why: 'start-failed', detail });

/** What /readyz says of a linked phone, and what the log does. */
function tellsOf(...told: readonly Status[]) {
  let status: Status = { state: 'starting' };
  const log: string[] = [];
  const channel = whatsappWebChannel({
    session: {
      start: ({ changed }) => {
        for (const next of told) {
          status = next;
          changed(next);
        }
      },
      stop: async () => undefined,
      send: async () => ({ came: 'broken' }),
      fetch: async () => ({ came: 'broken' }),
      typing: () => undefined,
      status: () => status,
    },
    copy,
    attempts: attemptsInMemory(),
    zone: 'Asia/Kolkata',
    log: { info: (line) => log.push(`info ${line}`), warn: (line) => log.push(`warn ${line}`) },
  });
  void channel.start(async () => undefined);
  return { trouble: channel.trouble?.(), log };
}

describe('an operator whose phone is not connected', () => {
  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', /this machine is not online/],
    ['net::ERR_NAME_NOT_RESOLVED', /its name is not found/],
    ['net::ERR_PROXY_CONNECTION_FAILED', /the proxy/],
    ['net::ERR_CONNECTION_TIMED_OUT', /does not answer/],
    ['net::ERR_CONNECTION_REFUSED', /refused/],
    ['net::ERR_CERT_DATE_INVALID', /certificate/],
    ['net::ERR_OF_ANOTHER_DAY', /is this machine online/],
  ])('reads why WhatsApp cannot be reached, and what the browser calls it (%s)', (code, words) => {
    const { trouble } = tellsOf(unreached(code));
    expect(trouble).toMatch(words);
    expect(trouble).toContain(code);
  });

  it('reads it once, however often it is tried again', () => {
    const code = 'net::ERR_INTERNET_DISCONNECTED';
    const { log } = tellsOf({ state: 'starting' }, unreached(code), {
      ...unreached(code),
      state: 'starting',
    });
    expect(log.map((line) => line.slice(0, 40))).toEqual([
      'info WhatsApp Web: the browser starts',
      'warn WhatsApp Web: WhatsApp cannot be re',
    ]);
  });

  it('is warned of what waits for them, and told of what goes its way', () => {
    const { log } = tellsOf({ state: 'qr' }, { state: 'pairing' }, { state: 'syncing' }, { state: 'ready' });
    expect(log.map((line) => line.split(' ')[0])).toEqual(['warn', 'info', 'info', 'info']);
  });

  it('reads which path is no browser, and which setting names it', () => {
    const { trouble } = tellsOf({ state: 'dead', why: 'browser-fails', detail: '/bin/true' });
    expect(trouble).toMatch(/“\/bin\/true”.*CHROMIUM_PATH/);
  });
});
