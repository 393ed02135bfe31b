import { z } from 'zod';

// The fields of an update that are read here; all others pass by unseen. A field of the wrong kind is as if absent.

const maybe = <Field extends z.ZodType>(field: Field) => field.optional().catch(undefined);

export const person = z.object({
  id: z.number().int(),
  is_bot: z.boolean().optional(),
  first_name: maybe(z.string()),
  last_name: maybe(z.string()),
  language_code: maybe(z.string()),
});

/** Groups and channels are no place to sell a phone. */
export const privateChat = z.object({ id: z.number().int(), type: z.literal('private') });

const file = z.object({ file_id: z.string() });

/** Loose: a kind of content that is not known yet is still seen to be there. */
export const message = z.looseObject({
  message_id: z.number().int(),
  date: z.number(),
  edit_date: maybe(z.number()),
  chat: privateChat,
  from: person,
  via_bot: z.unknown().optional(),
  text: maybe(z.string()),
  caption: maybe(z.string()),
  contact: maybe(z.object({ phone_number: z.string(), user_id: maybe(z.number()) })),
  location: maybe(
    z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }),
  ),
  photo: maybe(z.array(file)),
  video: maybe(file),
  voice: maybe(file),
  sticker: maybe(file),
  document: maybe(file),
});

export type Message = z.infer<typeof message>;
