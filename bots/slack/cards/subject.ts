import type { Card } from '../../operators/index.ts';

/** What a card is about, as its buttons carry it: `order:HT-…` or `item:…`. It names something and allows nothing. */
export type Subject = { readonly kind: 'order' | 'item'; readonly id: string };

export const subjectOf = ({ number, subject }: Card): Subject => ({
  kind: number === undefined ? 'item' : 'order',
  id: subject,
});

export const writeSubject = ({ kind, id }: Subject): string => `${kind}:${id}`;

export function readSubject(text: string | undefined): Subject | undefined {
  const [, kind, id] = /^(order|item):(.+)$/s.exec(text ?? '') ?? [];
  return id === undefined ? undefined : { kind: kind === 'order' ? 'order' : 'item', id };
}
