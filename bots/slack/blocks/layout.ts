import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  KnownBlock,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { limits, shorten, within } from '../limits.ts';
import { mrkdwn, plainText, type SlackText } from './text.ts';

export const header = (text: string): HeaderBlock => ({
  type: 'header',
  text: plainText(text, limits.header),
});

/** A picture that lies in Slack, by its id there. */
export const slackPicture = (id: string, name: string): ImageBlock => ({
  type: 'image',
  slack_file: { id: within(id, limits.id) },
  alt_text: shorten(name, limits.label),
  title: plainText(name, limits.label),
});

export const divider = (): DividerBlock => ({ type: 'divider' });

export const section = (text: SlackText, accessory?: SectionBlockAccessory): SectionBlock => ({
  type: 'section',
  text: mrkdwn(text, limits.sectionText),
  ...(accessory && { accessory }),
});

/** Two columns of short texts; as many sections as they need. */
export const fields = (texts: readonly SlackText[]): readonly SectionBlock[] =>
  chunks(texts, limits.fields).map((some) => ({
    type: 'section',
    fields: some.map((text) => mrkdwn(text, limits.field)),
  }));

/** Small grey text below something. */
export const context = (texts: readonly SlackText[]): readonly ContextBlock[] =>
  chunks(texts, limits.contextElements).map((some) => ({
    type: 'context',
    elements: some.map((text) => mrkdwn(text, limits.contextText)),
  }));

export const actions = (elements: readonly ActionsBlockElement[]): readonly ActionsBlock[] =>
  chunks(elements, limits.actionElements).map((some) => ({ type: 'actions', elements: [...some] }));

/** No more blocks than fit; the last one then says how many are missing. */
export function clip(blocks: readonly KnownBlock[], max: number): KnownBlock[] {
  if (blocks.length <= max) return [...blocks];
  const missing = { mrkdwn: `… +${blocks.length - max + 1}` };
  return [...blocks.slice(0, max - 1), ...context([missing])];
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const parts: (readonly Item[])[] = [];
  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size));
  return parts;
}
