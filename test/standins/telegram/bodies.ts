import { documentOf, photoSizes, refOf, storeFile } from './files.ts';
import { onePixel } from './images.ts';
import { commandEntities } from './text.ts';
import type { FileRef, Message } from './types.ts';
import type { World } from './world.ts';

export type Picture = { readonly bytes?: Buffer; readonly caption?: string; readonly album?: string };
export type Paper = { readonly name: string; readonly bytes: Buffer; readonly caption?: string };
export type SharedContact = { readonly phone: string; readonly firstName: string; readonly userId?: number };

export function textBody(text: string, replied?: Message): Partial<Message> {
  const entities = commandEntities(text);
  return {
    text,
    ...(entities.length ? { entities } : {}),
    ...(replied ? { reply_to_message: structuredClone(replied) } : {}),
  };
}

export function contactBody({ phone, firstName, userId }: SharedContact): Partial<Message> {
  const owner = userId === undefined ? {} : { user_id: userId };
  return { contact: { phone_number: phone, first_name: firstName, ...owner } };
}

/** A camera's picture, 960 by 1280 whatever the bytes are; parts of one album share its name. */
export function photoBody(world: World, { bytes = onePixel, caption, album }: Picture): Partial<Message> {
  const file = storeFile(world, 'photo', { name: 'camera.jpg', bytes });
  return {
    photo: photoSizes(world, file, { width: 960, height: 1280 }),
    ...(caption === undefined ? {} : { caption }),
    ...(album === undefined ? {} : { media_group_id: album }),
  };
}

export function documentBody(world: World, { name, bytes, caption }: Paper): Partial<Message> {
  const document = documentOf(storeFile(world, 'document', { name, bytes }));
  return { document, ...(caption === undefined ? {} : { caption }) };
}

export function voiceBody(world: World): { voice: FileRef } {
  const file = storeFile(world, 'voice', { name: 'voice.ogg', bytes: Buffer.from('OggS') });
  return { voice: { ...refOf(file), duration: 3, mime_type: 'audio/ogg' } };
}
