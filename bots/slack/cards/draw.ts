import type { KnownBlock } from '@slack/types';
import type { Line } from '#core/conversation/index.ts';
import { escapeMarkup } from '#prompts/index.ts';
import type { Card } from '../../operators/index.ts';
import {
  actions,
  context,
  header,
  joined,
  type SlackText,
  section,
  slackPicture,
  write,
} from '../blocks/index.ts';
import { limits } from '../limits.ts';
import type { Words } from '../words.ts';
import { cardButtons } from './buttons.ts';

const signs = { open: '🟢', held: '🔵', waiting: '🟠', over: '⚪' } as const;

/** A card as it stands in a channel. */
export const cardBlocks = (card: Card, words: Words): readonly KnownBlock[] => [
  header(words.label(card.title)),
  ...context([statusText(card, words)]),
  ...paragraphs(card.lines, words),
  ...actions(cardButtons(card, words)),
];

/** The same with all that there is to read, for one person. */
export const wholeCard = (card: Card, words: Words): readonly KnownBlock[] => [
  header(words.label(card.title)),
  ...context([statusText(card, words)]),
  ...paragraphs([...card.lines, ...card.details], words),
];

/** With who the customer is: for a modal, which closes. */
export const withOwn = ({ own = [], ...card }: Card): Card => ({ ...card, lines: [...card.lines, ...own] });

/** Its pictures that lie in Slack; of others, how many there are. */
export const cardPictures = ({ photos = [] }: Card, words: Words): readonly KnownBlock[] =>
  photos.flatMap(({ of, ids }) => {
    const name = words.label(of);
    const inSlack = ids.flatMap((id) => /^slack:(F[A-Z0-9]+):/.exec(id)?.[1] ?? []);
    const elsewhere = ids.length - inSlack.length;
    return [
      ...inSlack.map((id) => slackPicture(id, name)),
      ...(elsewhere > 0 ? context([words.text(photosLine(of, elsewhere))]) : []),
    ];
  });

/** How many pictures there are, for where they cannot be shown. */
export const photosLine = (name: Line, amount: number): Line => ({
  key: 'slack.photos',
  params: { name, amount },
});

/** The same as one of many in a list. */
export const cardRow = (card: Card, words: Words): readonly KnownBlock[] => [
  section(joined([words.bold(card.title), statusText(card, words)], '\n')),
  ...paragraphs(card.lines, words),
  ...actions(cardButtons(card, words)),
];

/** Lines below each other, in as many sections as Slack needs for them. */
export function paragraphs(lines: readonly Line[], words: Words): readonly KnownBlock[] {
  const parts: SlackText[][] = [];
  let room = 0;
  for (const line of lines) {
    const text = words.text(line);
    const length = text.mrkdwn.length + 1;
    if (parts.length === 0 || length > room) {
      parts.push([]);
      room = limits.sectionText;
    }
    parts.at(-1)?.push(text);
    room -= length;
  }
  return parts.map((texts) => section(joined(texts, '\n')));
}

const statusText = ({ status: { label, tone } }: Card, words: Words): SlackText =>
  write(`${signs[tone]} ${escapeMarkup(words.label(label))}`);
