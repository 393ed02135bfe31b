import type { RawApi } from 'grammy';
import { no, ok, type Result } from '#core/shared/index.ts';
import type { Evidence } from '#db/evidence/index.ts';
import { ChannelError } from '../shell/errors.ts';
import { judgePicture } from '../shell/judge-picture.ts';
import { mostPictureBytes } from '../shell/picture.ts';
import { readUpTo } from '../shell/read-up-to.ts';
import type { PictureFault } from '../shell/surface.ts';
import { isTooBig, toChannelError } from './errors.ts';
import { limits } from './limits.ts';

export type Fetching = {
  readonly api: RawApi;
  readonly token: string;
  /** Telegram's own when absent. */
  readonly apiRoot?: string | undefined;
};

type Found<Value> = Result<Value, PictureFault>;

const telegram = 'https://api.telegram.org';
/** `photos/file_12.jpg`: a path below the bot's own, and nothing that leads out of it. */
const below = /^[\w-]+(?:\/[\w-]+)*\.\w+$/;

/** What somebody sent, by its file id: asked for with getFile, fetched from the Bot API's own host, drawn anew. */
export async function fetchPicture(fetching: Fetching, ref: string): Promise<Found<Evidence>> {
  const path = await pathOf(fetching, ref);
  if (!path.ok) return path;
  const content = await download(fetching, path.value);
  return content.ok ? judgePicture(content.value) : content;
}

async function pathOf({ api }: Fetching, ref: string): Promise<Found<string>> {
  try {
    const { file_path: path = '', file_size: size = 0 } = await api.getFile({ file_id: ref });
    if (size > mostPictureBytes) return no('too-large');
    return below.test(path) ? ok(path) : no('elsewhere');
  } catch (error) {
    if (isTooBig(error)) return no('too-large');
    const ours = toChannelError(error);
    if (ours instanceof ChannelError && ours.code === 'rejected') return no('gone');
    throw ours;
  }
}

/** No error names the address, which holds the token. */
async function download({ token, apiRoot = telegram }: Fetching, path: string): Promise<Found<Buffer>> {
  const signal = AbortSignal.timeout(limits.fileSeconds * 1000);
  const address = `${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${path}`;
  const response = await fetch(address, { redirect: 'manual', signal }).catch(unreachable);
  if (response.ok) {
    const content = await readUpTo(response, mostPictureBytes).catch(unreachable);
    return content === 'too-large' ? no('too-large') : ok(content);
  }
  await response.body?.cancel();
  if (response.status >= 300 && response.status < 400) return no('elsewhere');
  if (response.status === 404) return no('gone');
  throw new ChannelError('unreachable', `a file: HTTP ${response.status}`);
}

function unreachable(): never {
  throw new ChannelError('unreachable', 'a file could not be fetched from Telegram');
}
