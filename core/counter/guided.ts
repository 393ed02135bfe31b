import { z } from 'zod';
import { type Command, fillHits, type SellFacts } from '../buyback/index.ts';
import { categories } from '../catalogue/index.ts';
import { type Conversation, type Detour, say } from '../conversation/index.ts';

/** How one of our people helps: asks again, answers for the customer, or takes the conversation over (S0-15, S0-19). */
const guide = z.discriminatedUnion('how', [
  z.object({ how: z.literal('push'), name: z.string() }),
  z.object({ how: z.literal('take-over'), name: z.string() }),
  z.object({
    how: z.literal('prefill'),
    name: z.string(),
    category: z.enum(categories).optional(),
    /** As a customer would write it; a search of ours has found it. */
    device: z.string().optional(),
  }),
]);

export type Guide = Readonly<z.infer<typeof guide>>;

/** A customer whom one of us has is not spoken to by the bot behind their back. */
export function guided(
  how: string,
  data: unknown,
  { handedOff }: Conversation,
  facts: SellFacts,
): Detour<Command> {
  const wish = guide.parse({ ...(data as object), how });
  const { name } = wish;
  if (handedOff !== undefined) return {};
  if (wish.how === 'push') return { flow: '', says: [say('guiding.push', { name })] };
  if (wish.how === 'take-over')
    return {
      says: [say('guiding.taken-over', { name })],
      change: { handedOff: facts.now, wrote: undefined },
    };
  return prefill(wish, facts);
}

/** What was answered before and still fits is kept: only what rests on a changed answer is asked again. */
function prefill(
  { name, category, device }: Extract<Guide, { how: 'prefill' }>,
  facts: SellFacts,
): Detour<Command> {
  const hits =
    device === undefined ? [] : facts.search.find(device, { ...(category ? { category } : {}), limit: 5 });
  const found = fillHits(hits, [], facts);
  const known = { ...(category ? { category, candidates: undefined } : {}), ...found?.answers };
  return { flow: 'sell', known, says: [say('guiding.prefilled', { name }), ...(found?.says ?? [])] };
}
