import { z } from 'zod';

/** What Meta posts: any number of entries, of changes in each, of messages and statuses in each of those. */
const envelope = z.looseObject({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.unknown()),
});
/** Each by itself: one of a kind that has yet to be invented takes none of the others along. */
const entry = z.looseObject({ changes: z.array(z.unknown()) });
const change = z.looseObject({ field: z.literal('messages'), value: z.unknown() });

const content = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.string() }),
  contacts: z.array(z.unknown()).optional(),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
});

export type Content = z.infer<typeof content>;

/** What is in a delivery for this number of ours, and whether there is something for another one. */
export type Contents = { readonly own: readonly Content[]; readonly hasOthers: boolean };

/** Undefined when it is no delivery of WhatsApp at all. */
export function contentsFor(body: unknown, phoneNumberId: string): Contents | undefined {
  const { data } = envelope.safeParse(body);
  if (!data) return undefined;
  const all = data.entry
    .flatMap((each) => entry.safeParse(each).data?.changes ?? [])
    .flatMap((each) => change.safeParse(each).data ?? [])
    .flatMap(({ value }) => content.safeParse(value).data ?? []);
  const own = all.filter(({ metadata }) => metadata.phone_number_id === phoneNumberId);
  return { own, hasOthers: own.length < all.length };
}
