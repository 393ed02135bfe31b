import type { IncomingMessage } from 'node:http';
import sharp from 'sharp';
import type { Fault } from './faults.ts';
import type { HttpReply } from './http.ts';
import type { Answer } from './types.ts';

/** A file as somebody uploads it. What is not named is as it is for a photo from a telephone. */
export type Upload = {
  readonly content?: Buffer;
  readonly mimetype?: string;
  readonly filetype?: string;
  /** Who uploaded it; whoever chooses it when absent. */
  readonly user?: string;
  /** Where Slack leads to when it is asked for the file. */
  readonly redirect?: string;
  /** Fields of files.info that are other than Slack would say them. */
  readonly info?: Readonly<Record<string, unknown>>;
};

export type Files = {
  /** What a file of this name will be, once somebody chooses it. */
  readonly prepare: (name: string, upload: Upload) => void;
  /** Somebody chooses a file in a form: it is uploaded. Gives what the form says of it. */
  choose(name: string, user: string): Readonly<Record<string, unknown>>;
  /** docs.slack.dev/reference/methods/files.info */
  info(id: unknown, origin: string): Answer;
  /** docs.slack.dev/reference/objects/file-object: url_private_download wants the token, else it leads to a sign-in page. */
  download(
    request: IncomingMessage,
    given: { readonly path: string; readonly fault: Fault | undefined },
  ): HttpReply | 'hang-up';
};

/** A small picture. */
export const aJpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'grey' } })
  .jpeg()
  .toBuffer();

type Stored = Upload & {
  readonly id: string;
  readonly name: string;
  readonly user: string;
  readonly content: Buffer;
};

export function createFiles(token: string, teamId: string): Files {
  const prepared = new Map<string, Upload>();
  const stored = new Map<string, Stored>();
  const pathOf = ({ id, name }: Stored) => `/files-pri/${teamId}-${id}/download/${encodeURIComponent(name)}`;
  return {
    prepare: (name, upload) => void prepared.set(name, upload),
    choose(name, chooser) {
      const id = `F${name.toUpperCase().replace(/\W/g, '')}`;
      const { content = aJpeg, user = chooser, mimetype = 'image/jpeg', ...rest } = prepared.get(name) ?? {};
      stored.set(id, { ...rest, id, name, user, mimetype, content });
      return { id, name, title: name, mimetype, user, size: content.length, mode: 'hosted' };
    },
    info(id, origin) {
      const file = stored.get(String(id));
      return file ? described(file, origin + pathOf(file)) : { ok: false, error: 'file_not_found' };
    },
    download({ headers }, { path, fault }) {
      if (fault) return broken(fault);
      const signedIn = headers.authorization === `Bearer ${token}`;
      const file = [...stored.values()].find((each) => pathOf(each) === path);
      return handedOver(file, signedIn);
    },
  };
}

function described(file: Stored, address: string): Answer {
  const { id, name, mimetype, filetype = 'jpg', user, content, info } = file;
  const about = {
    ...{ id, name, title: name, mimetype, filetype, pretty_type: filetype.toUpperCase(), user },
    ...{ size: content.length, mode: 'hosted', is_external: false, is_public: false, created: 1_780_000_000 },
    ...{ url_private: address.replace('/download/', '/'), url_private_download: address },
    ...info,
  };
  return { ok: true, file: about, comments: [], response_metadata: { next_cursor: '' } };
}

function broken({ lose, status = 500, error = '', retryAfter }: Fault): HttpReply | 'hang-up' {
  if (lose) return 'hang-up';
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { status, body: Buffer.from(error), headers };
}

const signIn = 'https://haat.slack.com/?redir=files';

function handedOver(file: Stored | undefined, signedIn: boolean): HttpReply {
  const leads = signedIn ? file?.redirect : signIn;
  if (leads) return { status: 302, body: Buffer.alloc(0), headers: { location: leads } };
  if (!file) return { status: 404, body: Buffer.from('not found'), headers: { 'content-type': 'text/html' } };
  return { status: 200, body: file.content, headers: { 'content-type': file.mimetype ?? 'image/jpeg' } };
}
