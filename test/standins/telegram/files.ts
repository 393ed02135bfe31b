import { imageSize, onePixel, type Size } from './images.ts';
import { badRequest } from './refusal.ts';
import type { FileRef, Upload } from './types.ts';
import type { StoredFile, World } from './world.ts';

/** Bytes; from the Bot API's page on sending files. */
const LARGEST = { photo: 10 * 1024 * 1024, document: 50 * 1024 * 1024, voice: 50 * 1024 * 1024 };
const MIME: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
};

export function storeFile(world: World, kind: StoredFile['kind'], { name, bytes }: Upload): StoredFile {
  const number = world.count();
  const ending = kind === 'photo' ? 'jpg' : (/\.(\w+)$/.exec(name)?.[1] ?? 'bin');
  const file: StoredFile = {
    kind,
    file_id: `${kind}-file-${number}`,
    file_unique_id: `unique-${number}`,
    path: `${kind}s/file_${number}.${ending}`,
    name,
    bytes,
  };
  world.files.set(file.file_id, file);
  return file;
}

/** What the bot means by a file: `attach://part` of this call, or the id of a file it has seen. Throws 400s. */
export function meantFile(
  world: World,
  value: unknown,
  { kind, uploads }: { kind: 'photo' | 'document'; uploads: ReadonlyMap<string, Upload> },
): StoredFile {
  if (typeof value !== 'string' || value === '') throw badRequest(`there is no ${kind} in the request`);
  if (/^https?:/.test(value)) throw badRequest('failed to get HTTP URL content');
  if (!value.startsWith('attach://')) return knownFile(world, value, kind);
  const upload = uploads.get(value.slice('attach://'.length));
  if (!upload) throw badRequest(`there is no ${kind} in the request`);
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
  if (upload.bytes.length > LARGEST[kind]) throw badRequest('file is too big');
  if (kind === 'photo') checkPicture(imageSize(upload.bytes));
  return storeFile(world, kind, upload);
}

function knownFile(world: World, id: string, kind: StoredFile['kind']): StoredFile {
  const file = world.files.get(id);
  if (!file) throw badRequest('wrong remote file identifier specified: Wrong string length');
  if (file.kind !== kind) throw badRequest(`can't use file of type ${file.kind} as ${kind}`);
  return file;
}

/** Width and height together at most 10000, and at most 20 to 1 (Bot API, sendPhoto). */
function checkPicture(size: Size | undefined): void {
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height))
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
}

/** A photo comes in several sizes, the smallest first: who takes the first gets a thumbnail. */
export function photoSizes(world: World, file: StoredFile, size = imageSize(file.bytes)): FileRef[] {
  const { width, height } = size ?? { width: 960, height: 1280 };
  const small = storeFile(world, 'photo', { name: 'small.jpg', bytes: onePixel });
  return [
    { ...refOf(small), width: Math.min(90, width), height: Math.min(90, height) },
    { ...refOf(file), width, height },
  ];
}

export function documentOf(file: StoredFile): FileRef {
  const ending = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  return { ...refOf(file), file_name: file.name, mime_type: MIME[ending] ?? 'application/octet-stream' };
}

export const refOf = ({ file_id, file_unique_id, bytes }: StoredFile): FileRef => ({
  file_id,
  file_unique_id,
  file_size: bytes.length,
});
