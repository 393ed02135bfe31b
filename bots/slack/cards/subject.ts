import type { Card } from '../../operators/index.ts';

/** What a card is about, as its buttons carry it: `order:HT-…`, `item:…` or, about whose chat, `chat:…`. It names something and allows nothing. */
export type Subject = { readonly kind: 'order' | 'item' | 'chat'; readonly id: string };

export const subjectOf = ({ number, subject, about }: Card): Subject => ({
  kind: about === undefined ? (number === undefined ? 'item' : 'order') : 'chat',
  id: subject,
});

export const writeSubject = ({ kind, id }: Subject): string => `${kind}:${id}`;

export function readSubject(text: string | undefined): Subject | undefined {
  const [, kind, id] = /^(order|item|chat):(.+)$/s.exec(text ?? '') ?? [];
  return id === undefined ? undefined : { kind: kind as Subject['kind'], id };
}
