import { webApi } from '@slack/bolt';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, createFiles } from '#bots/slack/api/index.ts';
import { listen } from '../../standins/slack/http.ts';
import { aJpeg, type Slack, startSlack } from '../../standins/slack/index.ts';
import { aPhoto } from '../../support/a-photo.ts';

const megabytes = (many: number) => Buffer.concat([aJpeg, Buffer.alloc(many * 1024 * 1024)]);
const html = Buffer.from('<!doctype html><title>Sign in to Slack</title>');
const heic = Buffer.from('000000186674797068656963', 'hex');

let slack: Slack;
beforeAll(async () => {
  slack = await startSlack();
});
afterAll(() => slack.stop());

function files(token = slack.token) {
  const client = new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  return createFiles({ api: createApi({ client: () => client, token }), token, apiUrl: slack.apiUrl });
}

const uploaded = (name: string, upload: Parameters<Slack['file']>[1] = {}) => {
  slack.file(name, upload);
  return slack.upload(name, 'U0PRIYA');
};

describe('a picture that an inspector chose in a Slack form', () => {
  it('S0-67: is fetched with the key of the app', async () => {
    const id = uploaded('body.jpg');
    expect(await files().picture(id, 'U0PRIYA')).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
  });

  it('S0-67: is kept without the place where it was taken', async () => {
    const content = await aPhoto();
    const found = await files().picture(uploaded('gps.jpg', { content }), 'U0PRIYA');
    const about = await sharp(found.ok ? found.value.content : undefined).metadata();
    expect(await sharp(content).metadata()).toHaveProperty('exif');
    expect(about).toMatchObject({ format: 'jpeg' });
    expect(about).not.toHaveProperty('exif');
  });

  it.each([
    ['empty', 'empty.jpg', { content: Buffer.alloc(0) }],
    ['empty', 'silent.jpg', { content: Buffer.alloc(0), info: { size: 500 } }],
    ['too-large', 'huge.jpg', { content: megabytes(25) }],
    ['too-large', 'liar.jpg', { content: megabytes(25), info: { size: 1_000 } }],
    ['no-picture', 'page.jpg', { content: html, mimetype: 'text/html' }],
    ['no-picture', 'clip.jpg', { content: Buffer.from('GIF89a'), mimetype: 'image/gif' }],
    ['no-picture', 'live.heic', { content: heic, filetype: 'heic', mimetype: 'image/heic' }],
    ['elsewhere', 'drive.jpg', { info: { is_external: true, mode: 'external' } }],
    ['elsewhere', 'file.jpg', { info: { url_private_download: 'file:///etc/passwd' } }],
    ['elsewhere', 'odd.jpg', { info: { url_private_download: '::' } }],
    ['not-yours', 'theirs.jpg', { user: 'U0SOMEBODY' }],
    ['gone', 'gone.jpg', { info: { mode: 'tombstone' } }],
    ['nobodys', 'unsaid.jpg', { info: { user: undefined } }],
    ['nobodys', 'null.jpg', { info: { user: null } }],
    ['nobodys', 'empty-user.jpg', { info: { user: '' } }],
    ['gone', 'bare.jpg', { info: { url_private_download: null, url_private: null } }],
  ] as const)('S0-67: is refused as %s (%s)', async (reason, name, upload) => {
    const id = uploaded(name, upload);
    expect(await files().picture(id, 'U0PRIYA')).toEqual({ ok: false, reason });
  });

  it('S0-67: fields that Slack leaves null are read as not said', async () => {
    const info = { size: null, filetype: null, mode: null, is_external: null, url_private: null };
    const id = uploaded('nulls.jpg', { info });
    expect(await files().picture(id, 'U0PRIYA')).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
  });

  it('S0-67: an answer without the file is refused, and the inspector can be told why', async () => {
    for (const file of [null, undefined, 'F1', []]) {
      const api = { call: async () => ({ ok: true, file }) } as unknown as Parameters<
        typeof createFiles
      >[0]['api'];
      const found = await createFiles({ api, token: slack.token }).picture('F1', 'U0PRIYA');
      expect(found).toEqual({ ok: false, reason: 'unreadable' });
    }
  });

  it('S0-67: of an iPhone is taken as what Slack has made of it', async () => {
    const address = `${new URL(slack.apiUrl).origin}/files-pri/${slack.teamId}-FTHUMBJPG/download/thumb.jpg`;
    uploaded('thumb.jpg');
    const id = uploaded('live2.heic', { content: heic, filetype: 'heic', info: { thumb_1024: address } });
    expect(await files().picture(id, 'U0PRIYA')).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
  });

  it('S0-67: is fetched nowhere but from Slack, which gets the key alone', async () => {
    const asked: string[] = [];
    const other = await listen(async ({ headers }) => {
      asked.push(headers.authorization ?? 'none');
      return { status: 200, body: aJpeg };
    });
    const led = uploaded('moved.jpg', { redirect: `${other.origin}/moved.jpg` });
    const named = uploaded('named.jpg', { info: { url_private_download: `${other.origin}/named.jpg` } });
    for (const id of [led, named])
      expect(await files().picture(id, 'U0PRIYA')).toEqual({ ok: false, reason: 'elsewhere' });
    expect(asked).toEqual([]);
    await other.stop();
  });

  it('S0-67: goes on within Slack, and not in a circle', async () => {
    const at = (name: string) =>
      `/files-pri/${slack.teamId}-F${name.toUpperCase().replace('.', '')}/download/${name}`;
    uploaded('there.jpg');
    const id = uploaded('here.jpg', { redirect: at('there.jpg') });
    expect(await files().picture(id, 'U0PRIYA')).toMatchObject({ ok: true });
    const round = uploaded('round.jpg', { redirect: at('round.jpg') });
    expect(await files().picture(round, 'U0PRIYA')).toEqual({ ok: false, reason: 'elsewhere' });
  });

  it.each([
    [{ status: 503 }, 'unreachable'],
    [{ lose: 'answer' }, 'unreachable'],
    [{ status: 429, retryAfter: 3 }, 'rate-limited'],
  ] as const)('S0-67: may be had later when Slack answers %o', async (fault, code) => {
    const id = uploaded('later.jpg');
    slack.fail('download', fault);
    await expect(files().picture(id, 'U0PRIYA')).rejects.toMatchObject({ code });
    expect(await files().picture(id, 'U0PRIYA')).toMatchObject({ ok: true });
  });

  it('S0-67: that Slack knows nothing of is gone; a key without the scope is mended, not refused', async () => {
    expect(await files().picture('F0NOBODY', 'U0PRIYA')).toEqual({ ok: false, reason: 'gone' });
    slack.fail('files.info', { error: 'missing_scope' });
    await expect(files().picture(uploaded('s.jpg'), 'U0PRIYA')).rejects.toMatchObject({
      code: 'unreachable',
    });
  });
});
