import type { Event, Shown } from '#core/conversation/index.ts';
import type { Seen, Who } from './lines.ts';
import type { Step, Walk } from './walk.ts';

export const asha = { account: 'test:asha', name: 'Asha' };
export const ravi = { account: 'test:ravi', name: 'Ravi' };

export const moved =
  (event: string, times = 1) =>
  ({ moves }: Seen): boolean =>
    moves.filter((move) => move === event).length >= times;

export const press = (type: string, values: Readonly<Record<string, string>> = {}, by: Who = asha): Step => ({
  until: moved(type),
  act: ({ shop }, { number }) => shop.ask({ do: 'press', type, subject: number, values, by }),
});

/** With the same id until the shop has answered. */
export async function hear(
  { shop, nth, conversation, taken }: Walk,
  what: string,
  event: Event,
): Promise<void> {
  const times = taken.get(what) ?? 0;
  await shop.ask({ do: 'hear', id: `walk:${nth}:${what}/${times}`, conversation, event });
  taken.set(what, times + 1);
}
export const heardOf = ({ shop, conversation }: Walk): readonly Shown[] => shop.heard(conversation);
export const says = (walk: Walk, what: string, text: string) => hear(walk, what, { type: 'text', text });

/** Taps what was offered last under that name; nothing while it has not arrived. */
export async function taps(walk: Walk, what: string, choice: string): Promise<void> {
  const offers = heardOf(walk).filter(({ choices }) => choices?.some(({ id }) => id.startsWith(choice)));
  const { menu, choices = [] } = offers.at(-1) ?? {};
  if (menu === undefined) return;
  await hear(walk, what, { type: 'tap', menu, index: choices.findIndex(({ id }) => id.startsWith(choice)) });
}
