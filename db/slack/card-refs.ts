import type { Database } from '../client/index.ts';

/** Where one thing about a subject stands in one place; `ref` as the place names it. */
export type CardRef = { readonly subject: string; readonly place: string };

const begin = `insert into cards (subject, place, ref) values ($1, $2, '') on conflict do nothing returning 1`;
const find = 'select ref from cards where subject = $1 and place = $2';
const move = 'update cards set ref = $4 where subject = $1 and place = $2 and ref = $3 returning 1';

/** Where cards stand. An empty ref says that somebody began to put one up and nobody knows whether it got there. */
export const cardRefs = ({ query }: Pick<Database, 'query'>) => ({
  /** Marks that a card is about to be put up: `fresh` for the first to say so, else the ref as it is. */
  begin: async ({ subject, place }: CardRef): Promise<{ readonly fresh: boolean; readonly ref: string }> => {
    const added = await query(begin, [subject, place]);
    if (added.length > 0) return { fresh: true, ref: '' };
    const [row] = await query<{ ref: string }>(find, [subject, place]);
    return { fresh: false, ref: row?.ref ?? '' };
  },
  find: async ({ subject, place }: CardRef): Promise<string | undefined> =>
    (await query<{ ref: string }>(find, [subject, place]))[0]?.ref,
  /** From one ref to another; false when it was not the first any more. */
  move: async ({ subject, place }: CardRef, from: string, to: string): Promise<boolean> =>
    (await query(move, [subject, place, from, to])).length > 0,
});
