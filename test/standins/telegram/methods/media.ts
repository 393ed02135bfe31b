import { documentOf, meantFile, photoSizes } from '../files.ts';
import { addMessage, openChat } from '../open-chat.ts';
import { badRequest } from '../refusal.ts';
import { captionFields } from '../text.ts';
import type { Fields, Message } from '../types.ts';
import { botUser } from '../world.ts';
import type { Call, Methods } from './call.ts';
import { sendMessage } from './send.ts';

type Kind = 'photo' | 'document';

/** The photo or document that a call or one medium of it means, as message fields. */
export function mediumOf(call: Call, value: unknown, kind: Kind): Partial<Message> {
  const file = meantFile(call.world, value, { kind, uploads: call.uploads });
  return kind === 'photo' ? { photo: photoSizes(call.world, file) } : { document: documentOf(file) };
}

const sendOne =
  (kind: Kind) =>
  (call: Call): Message =>
    sendMessage(call, {
      ...captionFields(call.world, call.params),
      ...mediumOf(call, call.params[kind], kind),
    });

/** An album: 2 to 10 media, photos or documents but not both. */
function sendMediaGroup(call: Call): Message[] {
  const { world, params } = call;
  const media = params.media;
  if (!Array.isArray(media) || media.length < 2 || media.length > 10)
    throw badRequest('wrong number of media in the request, must include 2-10 items');
  const kinds = new Set((media as Fields[]).map(({ type }) => type));
  if (kinds.size > 1) throw badRequest("document can't be mixed with other media types");
  const bodies = (media as Fields[]).map((medium) => albumPart(call, medium));
  const chat = openChat(world, params);
  const group = { from: botUser(world), media_group_id: String(world.count()) };
  return bodies.map((body) => addMessage(world, chat, { ...group, ...body }));
}

/** One `InputMedia` as message fields. Throws 400 for a sort that this double does not play. */
export function albumPart(call: Call, medium: Fields, tooLong?: string): Partial<Message> {
  const { type } = medium;
  if (type !== 'photo' && type !== 'document') throw badRequest(`type "${String(type)}" is unsupported`);
  return { ...captionFields(call.world, medium, tooLong), ...mediumOf(call, medium.media, type) };
}

export const mediaMethods: Methods = {
  sendPhoto: sendOne('photo'),
  sendDocument: sendOne('document'),
  sendMediaGroup,
};
