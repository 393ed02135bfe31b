import type { Button } from '@slack/types';
import type { Card, CardButton } from '../../operators/index.ts';
import { button, confirmation } from '../blocks/index.ts';
import type { Words } from '../words.ts';
import { subjectOf, writeSubject } from './subject.ts';

/** `do:` is done at once, `ask:` opens a form first, `show:` shows more and changes nothing. */
export const actionIds = {
  do: /^do:/,
  ask: /^ask:/,
  show: /^show:/,
  details: 'details',
  tab: /^tab:/,
} as const;

export const actionOf = (actionId: string): string => actionId.slice(actionId.indexOf(':') + 1);

/** What can be done with a card, and a look at what is not on it. */
export function cardButtons(card: Card, words: Words): readonly Button[] {
  const value = writeSubject(subjectOf(card));
  const more = { action: actionIds.details, text: words.label({ key: 'slack.details' }), value };
  return [
    ...card.buttons.map((each) => cardButton(each, card, words)),
    ...(card.number === undefined ? [] : [button(more)]),
  ];
}

function cardButton(
  { action, label, tone, sure, shows, of, decides, asks: opens, fields = [] }: CardButton,
  card: Card,
  words: Words,
) {
  const seen = decides ? { seen: decides.mark } : {};
  const text = words.label(label);
  const asks = opens === true || fields.length > 0;
  return button({
    // Slack wants each button of a message to have a name of its own.
    action: `${asks ? 'ask' : shows ? 'show' : 'do'}:${action}${of === undefined ? '' : `:${of}`}`,
    text,
    value: writeSubject(of === undefined ? { ...subjectOf(card), ...seen } : { kind: 'chat', id: of }),
    ...(tone ? { style: tone } : {}),
    ...(sure && !asks
      ? {
          confirm: confirmation({
            title: text,
            text: words.label(sure),
            yes: words.label({ key: 'slack.yes' }),
            no: words.label({ key: 'slack.no' }),
          }),
        }
      : {}),
  });
}
