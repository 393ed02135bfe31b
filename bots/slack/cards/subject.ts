import type { Card } from '../../operators/index.ts';

/** What a card is about, as its buttons carry it: `order:HT-…`, `item:…` or, about whose chat, `chat:…`. It names something and allows nothing. */
export type Subject = {
  readonly kind: 'order' | 'item' | 'chat';
  readonly id: string;
  /** The mark of what a button decides about, as it was when the button was drawn. */
  readonly seen?: string;
};

export const subjectOf = ({ number, subject, about }: Card): Subject => ({
  kind: about === undefined ? (number === undefined ? 'item' : 'order') : 'chat',
  id: subject,
});

export const writeSubject = ({ kind, id, seen }: Subject): string =>
  seen === undefined ? `${kind}:${id}` : `${kind}~${seen}:${id}`;

export function readSubject(text: string | undefined): Subject | undefined {
  const [, kind, seen, id] = /^(order|item|chat)(?:~([\w-]{1,40}))?:(.+)$/s.exec(text ?? '') ?? [];
  if (id === undefined) return undefined;
  return { kind: kind as Subject['kind'], id, ...(seen === undefined ? {} : { seen }) };
}
