import { z } from 'zod';
import { type Command, fillHits, type SellFacts } from '../buyback/index.ts';
import { categories } from '../catalogue/index.ts';
import { type Conversation, type Detour, say } from '../conversation/index.ts';
import { type Answers, readAnswer, withoutAlone } from '../quoting/index.ts';
import { openQuestion } from '../staff/index.ts';

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
    /** Of the question that is open, by its id. */
    answers: z.record(z.string(), z.array(z.string())).optional(),
  }),
]);

export type Guide = Readonly<z.infer<typeof guide>>;

/** A customer whom one of us has is not spoken to by the bot behind their back. */
export function guided(
  how: string,
  data: unknown,
  conversation: Conversation,
  facts: SellFacts,
): Detour<Command> {
  const wish = guide.parse({ ...(data as object), how });
  const { name } = wish;
  if (conversation.handedOff !== undefined) return {};
  if (wish.how === 'push') return { flow: '', says: [say('guiding.push', { name })] };
  if (wish.how === 'take-over')
    return {
      says: [say('guiding.taken-over', { name })],
      change: { handedOff: facts.now, wrote: undefined },
    };
  return prefill(wish, conversation, facts);
}

/** What was answered before and still fits is kept: only what rests on a changed answer is asked again. */
function prefill(
  { name, category, device, answers = {} }: Extract<Guide, { how: 'prefill' }>,
  conversation: Conversation,
  facts: SellFacts,
): Detour<Command> {
  const hits =
    device === undefined ? [] : facts.search.find(device, { ...(category ? { category } : {}), limit: 5 });
  const found = fillHits(hits, [], facts);
  const known = {
    ...(category ? { category, candidates: undefined } : {}),
    ...found?.answers,
    ...answered(answers, conversation, facts),
  };
  return { flow: 'sell', known, says: [say('guiding.prefilled', { name }), ...(found?.says ?? [])] };
}

/** Only what is asked still: whoever answered meanwhile has answered. */
function answered(
  answers: Answers,
  { stack }: Conversation,
  facts: SellFacts,
): { readonly condition?: Answers; readonly picking?: undefined } {
  const question = openQuestion({ stack }, facts);
  const given = question && answers[question.id];
  const read = question && given ? readAnswer(question, withoutAlone(question, given)) : undefined;
  if (!question || !read?.ok) return {};
  const { condition = {} } = stack.at(-1)?.known ?? {};
  return { condition: { ...(condition as Answers), [question.id]: read.value }, picking: undefined };
}
