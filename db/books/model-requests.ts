import { z } from 'zod';
import { categories, type Model, makeSearch, type PriceBook, type Search } from '#core/catalogue/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { closingWords, newItem } from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';
import { queue } from '../outbox/index.ts';
import type { Queued } from '../turns/index.ts';
import { loadBook } from './stored.ts';

type Request = {
  readonly id: string;
  readonly conversation: string | null;
  readonly subject: unknown;
  /** The book that the customer did not find the model in; null when there was none. */
  readonly book: number | null;
};

/** An open request for a model, and the model that answers it. */
export type Answer = {
  readonly item: string;
  readonly conversation: string | undefined;
  /** As the customer wrote it. */
  readonly asked: string;
  readonly model: string;
  readonly name: string;
};

const subject = z.object({
  category: z.enum(categories),
  brand: z.string().optional(),
  name: z.string().min(1),
});

/** An instance may quote from the book before for some minutes: what it does not find in there is asked for, too. */
const openRequests = `select w.id, w.conversation, w.subject, coalesce(
    (select max(version) from price_books b where b.published_at <= w.created_at - interval '10 minutes'),
    (select min(version) from price_books)) as book
  from work_items w where w.kind = 'model-request' and w.status in ('open', 'claimed') order by w.created_at, w.id`;

/**
 * The open requests that `book` answers: the name surely means a model that the book of that day did not have. A model
 * that was there already is no answer, as the customer saw it and said that it was another one.
 */
export async function answersOf(
  database: Pick<Executor, 'query'>,
  book: PriceBook,
): Promise<readonly Answer[]> {
  const requests = await database.query<Request>(openRequests);
  if (requests.length === 0) return [];
  const search = makeSearch(book.models, book.variants);
  const shelves = new Map<number | null, ReadonlySet<string>>([[null, new Set()]]);
  const answers: Answer[] = [];
  for (const request of requests) {
    const asked = subject.safeParse(request.subject).data;
    const model = asked && modelFor(asked, search);
    if (!asked || !model) continue;
    const known = shelves.get(request.book) ?? (await modelIds(database, request.book));
    shelves.set(request.book, known);
    if (known.has(model.id)) continue;
    const { id, conversation } = request;
    const found = { asked: asked.name, model: model.id, name: nameOf(model) };
    answers.push({ item: id, conversation: conversation ?? undefined, ...found });
  }
  return answers;
}

function modelFor({ category, brand, name }: z.infer<typeof subject>, { find }: Search): Model | undefined {
  const ways = brand ? [name, `${brand} ${name}`] : [name];
  const hits = ways.map((way) => find(way, { category, limit: 1 })[0]);
  return hits.find((hit) => hit?.sure)?.model;
}

async function modelIds(
  database: Pick<Executor, 'query'>,
  version: number | null,
): Promise<ReadonlySet<string>> {
  const { models } = await loadBook(database, version ?? undefined);
  return new Set(models.map(({ id }) => id));
}

const nameOf = ({ brandName, name }: Model): string =>
  name.toLowerCase().startsWith(brandName.toLowerCase()) ? name : `${brandName} ${name}`;

const close = `update work_items set status = 'closed', outcome = 'supported', closed_at = $2::timestamptz, closed_by = $3
  where id = any($1::text[]) and status in ('open', 'claimed') returning id`;

/** Closes the requests, redraws their cards and tells each customer, once a model. What somebody closed is left out. */
export async function closeRequests(
  tx: Pick<Executor, 'query'>,
  answers: readonly Answer[],
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<readonly Answer[]> {
  if (answers.length === 0) return [];
  const rows = await tx.query<{ id: string }>(close, [answers.map(({ item }) => item), at, by]);
  const closed = new Set(rows.map(({ id }) => id));
  const told = answers.filter(({ item }) => closed.has(item));
  const news = new Map(told.flatMap((answer) => newsOf(answer)));
  await queue(tx, [...told.map(({ item }) => cardOf(item)), ...news.values()]);
  return told;
}

const cardOf = (id: string): Queued => ({ lane: `item:${id}`, kind: 'item-card', payload: { id } });

/** By what it says to whom. */
function newsOf({ item, conversation, model, name }: Answer): readonly (readonly [string, Queued])[] {
  if (conversation === undefined) return [];
  const about = newItem({ id: item, kind: 'model-request', subject: { name }, at: 0 });
  const payload = { conversation, says: [closingWords(about, 'supported')] };
  return [[`${conversation} ${model}`, { lane: conversation, kind: 'news', payload }]];
}
