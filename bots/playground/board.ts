import type { Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { type Copy, type Span, spans } from '#prompts/index.ts';
import type { Board, Card, CardButton } from '../operators/index.ts';
import type { Hub } from './hub.ts';

type Drawing = {
  readonly copy: Copy;
  readonly locale: string;
  readonly hub: Pick<Hub, 'relayed' | 'since'>;
};

/** The board in words of one language: text and pieces of text only. */
export function drawBoard({ figures, tabs, cards }: Board, drawing: Drawing) {
  const { copy, locale } = drawing;
  return {
    figures: figures.map((line) => drawLine(line, drawing)),
    tabs: tabs.map(({ id, label, count }) => ({ id, label: copy.label(locale, label), count })),
    cards: cards.map((card) => drawCard(card, drawing)),
  };
}

export const drawLine = (line: Line, { copy, locale }: Pick<Drawing, 'copy' | 'locale'>): readonly Span[] =>
  spans(copy.write(locale, line));

export function drawCard(card: Card, drawing: Drawing) {
  const {
    subject,
    number,
    title,
    status,
    lines,
    own = [],
    details,
    photos = [],
    buttons,
    conversation,
  } = card;
  const word = (line: Line) => drawing.copy.label(drawing.locale, line);
  return {
    subject,
    ...(number === undefined ? {} : { number }),
    title: word(title),
    status: { label: word(status.label), tone: status.tone },
    lines: [...lines, ...own, ...notKept(card, drawing)].map((line) => drawLine(line, drawing)),
    details: details.map((line) => drawLine(line, drawing)),
    photos: photos.map(({ of, ids }) => ({ name: word(of), ids })),
    relayed: conversation === undefined ? [] : drawing.hub.relayed(conversation).map(({ text }) => text),
    buttons: buttons.map((button) => drawButton(button, word)),
  };
}

/** What customers write is nowhere kept: after a restart a task says so instead of showing an empty list. */
const notKept = ({ waitsSince }: Card, { hub: { since: at } }: Drawing): readonly Line[] =>
  waitsSince === undefined || waitsSince >= at
    ? []
    : [{ key: 'playground.messages-not-kept', params: { at: { at, zone: zoneOf(''), show: 'date-time' } } }];

function drawButton(
  { action, label, tone, sure, shows, of, decides, fields = [] }: CardButton,
  word: (line: Line) => string,
) {
  return {
    action,
    label: word(label),
    ...(tone ? { tone } : {}),
    ...(shows ? { shows } : {}),
    ...(of === undefined ? {} : { of }),
    ...(sure ? { sure: word(sure) } : {}),
    ...(decides ? { seen: decides.mark } : {}),
    fields: fields.map((field) => ({
      ...field,
      label: word(field.label),
      ...(field.options
        ? { options: field.options.map(({ label, ...option }) => ({ ...option, label: word(label) })) }
        : {}),
    })),
  };
}
