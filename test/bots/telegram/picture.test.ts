import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copy, secret } from '../../contracts/channel-harness.ts';
import { aPhoto } from '../../support/a-photo.ts';
import { BOT, openPolling, type TelegramHarness } from './harness.ts';

let open: TelegramHarness;
beforeEach(async () => {
  open = await openPolling({ copy, secret });
});
afterEach(() => open.close());

/** The largest of the sizes, as the channel names it. */
function sends(bytes: Buffer): string {
  const { photo } = open.asha.sendsPhoto({ bytes }) as { photo?: readonly { file_id: string }[] };
  return photo?.at(-1)?.file_id ?? '';
}
const picture = async (ref: string, conversation = open.conversation) =>
  open.channel.picture?.(conversation, ref);

describe('a photo that somebody sends on Telegram', () => {
  it('is asked for by its id, fetched, and drawn anew', async () => {
    const photo = await aPhoto();
    const found = await picture(sends(photo));
    expect(found).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
    expect(found?.ok && found.value.content.equals(photo)).toBe(false);
  });

  it.each([
    ['gone', (): string => 'a-file-that-is-not'],
    ['too-large', (): string => sends(Buffer.alloc(9 * 1024 * 1024))],
    ['too-large', (): string => sends(Buffer.alloc(21 * 1024 * 1024))],
    ['no-picture', (): string => sends(Buffer.from('MZ, and a program behind it'))],
  ] as const)('is refused as %s', async (reason, ref) => {
    expect(await picture(ref())).toEqual({ ok: false, reason });
  });

  it('may be had later when Telegram cannot be reached, or has had enough', async () => {
    const ref = sends(await aPhoto());
    open.telegram.fault({ method: 'getFile', drop: true });
    await expect(picture(ref)).rejects.toMatchObject({ code: 'unreachable' });
    open.telegram.fault({ method: 'getFile', code: 429, parameters: { retry_after: 2 } });
    await expect(picture(ref)).rejects.toMatchObject({ code: 'rate-limited' });
    expect(await picture(ref)).toMatchObject({ ok: true });
  });

  it('to another bot is not asked for', async () => {
    const ref = sends(await aPhoto());
    expect(await picture(ref, `telegram:${BOT + 1}:42`)).toEqual({ ok: false, reason: 'elsewhere' });
    expect(open.telegram.calls.filter(({ method }) => method === 'getFile')).toEqual([]);
  });
});
