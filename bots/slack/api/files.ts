import { z } from 'zod';
import { no, ok, type Result } from '#core/shared/index.ts';
import type { Evidence } from '#db/evidence/index.ts';
import { ChannelError } from '../../shell/errors.ts';
import { judgePicture } from '../../shell/judge-picture.ts';
import { mostPictureBytes } from '../../shell/picture.ts';
import { readUpTo } from '../../shell/read-up-to.ts';
import type { PictureFault } from '../../shell/surface.ts';
import type { SlackApi } from './api.ts';
import { wordOf } from './fault.ts';

export type SlackFiles = {
  /** The picture that this member has uploaded. Rejects with ChannelError when it may be had later. */
  picture(file: string, userId: string): Promise<Result<Evidence, PictureFault>>;
};

type Options = { readonly api: SlackApi; readonly token: string; readonly apiUrl?: string | undefined };

/** What is null, or of another kind than it should be, is not said. */
const text = z.string().optional().catch(undefined);
const info = z.object({
  file: z.looseObject({
    user: text,
    size: z.number().optional().catch(undefined),
    filetype: text,
    mode: text,
    is_external: z.boolean().optional().catch(undefined),
    url_private_download: text,
    url_private: text,
  }),
});
type File = z.infer<typeof info>['file'];
type Found<Value> = Result<Value, PictureFault>;

/** Slack will not change its mind about these. */
const gone = new Set(['file_not_found', 'file_deleted', 'file_not_visible', 'access_denied', 'not_visible']);
/** Files that Slack keeps the name of, and nothing else. */
const names = new Set(['tombstone', 'hidden_by_limit']);

/** Pictures that people chose in a form: asked for with files.info and fetched with the token of the app. */
export function createFiles({ api, token, apiUrl }: Options): SlackFiles {
  const hosts = hostsOf(apiUrl);
  return {
    async picture(file, userId) {
      const found = await describe(api, file);
      if (!found.ok) return found;
      const address = addressOf(found.value, userId);
      if (!address.ok) return address;
      const content = await download(address.value, { token, hosts });
      // A page that asks to sign in comes as a file, too.
      return content.ok ? judgePicture(content.value) : content;
    },
  };
}

async function describe(api: SlackApi, file: string): Promise<Found<File>> {
  try {
    const read = info.safeParse(await api.call('files.info', { file }));
    return read.success ? ok(read.data.file) : no('unreadable');
  } catch (error) {
    if (gone.has(wordOf(error) ?? '')) return no('gone');
    throw error;
  }
}

/** What Slack says of a file is enough to refuse it, never to believe it. */
function addressOf(file: File, userId: string): Found<string> {
  const { user, size, mode = '', filetype = '', is_external } = file;
  if (names.has(mode)) return no('gone');
  if (is_external || mode === 'external') return no('elsewhere');
  if (!user) return no('nobodys');
  if (user !== userId) return no('not-yours');
  if (size === 0) return no('empty');
  // What only iPhones can open is taken as the picture that Slack itself has made of it.
  if (filetype === 'heic' || filetype === 'heif') return preview(file);
  if (size !== undefined && size > mostPictureBytes) return no('too-large');
  const address = file.url_private_download ?? file.url_private;
  return address === undefined ? no('gone') : ok(address);
}

function preview(file: File): Found<string> {
  const made = ['thumb_1024', 'thumb_960', 'thumb_720'].map((name) => file[name]);
  const address = made.find((each) => typeof each === 'string');
  return typeof address === 'string' ? ok(address) : no('no-picture');
}

type Access = { readonly token: string; readonly hosts: ReadonlySet<string> };

/** The token goes to Slack's own hosts only; a stand-in for Slack serves its files itself. */
const hostsOf = (apiUrl: string | undefined): ReadonlySet<string> =>
  new Set(apiUrl ? [new URL(apiUrl).origin] : ['https://slack.com', 'https://files.slack.com']);

const mostRedirects = 3;
/** Milliseconds for one file. */
const timeout = 20_000;

async function download(address: string, { token, hosts }: Access): Promise<Found<Buffer>> {
  const signal = AbortSignal.timeout(timeout);
  let url = URL.canParse(address) ? new URL(address) : undefined;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    if (!url || !hosts.has(url.origin)) return no('elsewhere');
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(url.href, { headers, redirect: 'manual', signal }).catch(unreachable);
    const onwards = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || onwards === null) return read(response);
    await response.body?.cancel();
    url = URL.canParse(onwards, url.href) ? new URL(onwards, url.href) : undefined;
  }
  return no('elsewhere');
}

async function read(response: Response): Promise<Found<Buffer>> {
  if (response.ok) {
    const content = await readUpTo(response, mostPictureBytes).catch(unreachable);
    return content === 'too-large' ? no('too-large') : ok(content);
  }
  await response.body?.cancel();
  if (response.status === 404 || response.status === 410) return no('gone');
  if (response.status !== 429) throw new ChannelError('unreachable', `a file: HTTP ${response.status}`);
  const seconds = Number(response.headers.get('retry-after') ?? 5);
  throw new ChannelError('rate-limited', 'files are fetched too often', seconds * 1000);
}

function unreachable(): never {
  throw new ChannelError('unreachable', 'a file could not be fetched from Slack');
}
