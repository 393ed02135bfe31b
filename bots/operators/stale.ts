import { changed } from '#db/orders/index.ts';
import { type Card, refused, type Told } from './card.ts';

/** Refused because it was decided about something that has changed since it was shown. */
export const isStale = ({ ok, says }: Told): boolean => !ok && says.key === changed.key;

/** The same refusal with what it is now, as the button reads on the card of whoever pressed; where it stands, when there is none. */
export function asItIsNow(told: Told, card: Card | undefined, action: string): Told {
  if (!card) return told;
  const { title, status, buttons } = card;
  const reads = buttons.find((button) => button.action === action)?.decides?.reads ?? [];
  if (reads.length === 0)
    return refused({ key: 'operators.is-now', params: { title, status: status.label } });
  return refused({ key: 'operators.changed-to', params: { lines: reads } });
}
