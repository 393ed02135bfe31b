import { serve } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPhoto } from '../../../support/a-photo.ts';
import { badInputs } from '../../../support/bad-inputs.ts';
import { copy } from '../../../support/shop.ts';
import { type CloudHarness, openCloud } from './harness.ts';

let cloud: CloudHarness;
beforeEach(async () => {
  cloud = await openCloud({ copy, secret: 'a-secret-of-a-test-0123456789abcdef' });
});
afterEach(() => cloud.close());

type Medium = Parameters<CloudHarness['graph']['keepMedium']>[1];
async function sends(medium: Partial<Medium> = {}, id = '1001') {
  cloud.graph.keepMedium(id, { content: await aPhoto(), type: 'image/jpeg', ...medium });
  return cloud.channel.picture?.(cloud.conversation, id);
}

/** Another server on this machine, and what it was asked. */
async function stranger() {
  const asked: (string | null)[] = [];
  const content = new Uint8Array(await aPhoto());
  const answer = ({ headers }: Request) => {
    asked.push(headers.get('authorization'));
    return new Response(content);
  };
  return new Promise<{ url: string; asked: typeof asked; stop: () => Promise<void> }>((resolve) => {
    const server = serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}/photo.jpg`,
        asked,
        stop: () => new Promise((done) => server.close(() => done())),
      }),
    );
  });
}

const downloads = () => cloud.graph.calls.filter(({ path }) => path.startsWith('/download/'));

describe('a photo that somebody sends on WhatsApp', () => {
  it('is fetched by its id in two hops, and drawn anew', async () => {
    expect(await sends()).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
    expect(
      cloud.graph.calls.filter(({ path }) => path === '/1001' || path === '/download/1001'),
    ).toHaveLength(2);
  });

  it('that Meta has no more is gone: it is to be sent again (MEDIA-048)', async () => {
    const gone = { ok: false, reason: 'gone' };
    expect(await cloud.channel.picture?.(cloud.conversation, '404')).toEqual(gone);
    cloud.graph.fault({ on: 'download', status: 404 });
    expect(await sends()).toEqual(gone);
  });

  it('that is not what Meta said it is, is not kept (MEDIA-049)', async () => {
    expect(await sends({ says: { sha256: '0'.repeat(64) } })).toEqual({ ok: false, reason: 'unreadable' });
  });

  it('is refused by its size before it is fetched, and while it is, whatever was said', async () => {
    const tooLarge = { ok: false, reason: 'too-large' };
    const content = Buffer.alloc(9 * 1024 * 1024);
    expect(await sends({ content })).toEqual(tooLarge);
    expect(downloads()).toEqual([]);
    expect(await sends({ content, says: { file_size: 100 } })).toEqual(tooLarge);
  });

  it.each(
    badInputs('MEDIA').flatMap(({ id, in: given }) =>
      typeof given === 'object' && 'url' in given ? [[id, given.url] as const] : [],
    ),
  )('%s: is fetched from nobody but Meta, whatever address is given', async (_id, url) => {
    const said = await sends({ url });
    expect(said).toMatchObject({ ok: false });
    expect(['elsewhere', 'unreadable']).toContain(said?.ok === false && said.reason);
  });

  it('brings our token to nobody but Meta, nor follows where it is sent on to', async () => {
    const other = await stranger();
    expect(await sends({ url: other.url })).toEqual({ ok: false, reason: 'elsewhere' });
    expect(await sends({ redirect: other.url }, '1002')).toEqual({ ok: false, reason: 'elsewhere' });
    expect(other.asked).toEqual([]);
    await other.stop();
  });

  it.each([
    ['the line breaks', { on: 'download' }],
    ['Meta is unwell', { on: 'download', status: 500 }],
    ['Meta cannot say where it is', { on: 'media', code: 131000, status: 500 }],
    ['we ask too often', { on: 'media', code: 130429, status: 429 }],
  ] as const)('may be had later when %s', async (_what, fault) => {
    cloud.graph.fault(fault);
    await expect(sends()).rejects.toMatchObject({ name: 'ChannelError' });
    expect(await sends()).toMatchObject({ ok: true });
  });

  it('of another number of ours is not asked for', async () => {
    cloud.graph.keepMedium('1003', { content: await aPhoto(), type: 'image/jpeg' });
    expect(await cloud.channel.picture?.('whatsapp:999:919876543210', '1003')).toMatchObject({ ok: false });
    expect(downloads()).toEqual([]);
  });
});
