import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { escapeMarkup, type Markup, spans } from '#prompts/index.ts';
import { shorten } from '../limits.ts';

/** Text in Slack's own markup that may be shown as it is. Made by the functions below and nowhere else. */
export type SlackText = { readonly mrkdwn: string };

const lookalikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
const look = (sign: string) => lookalikes[sign] ?? sign;

/** Slack needs one character at least. */
const nothing = '–';

/**
 * Copy and the data in it. Bold stays bold; what a person wrote stays text: no mention, link, emphasis, code or
 * quote comes of it. Slack has no escape for its emphasis signs, so look-alikes stand in for those that could work.
 */
export function write(markup: Markup): SlackText {
  const pieces = spans(markup).map(({ text, bold }) => (bold ? embolden(clean(text)) : neutral(clean(text))));
  return { mrkdwn: pieces.join('') };
}

/** Names a member of the workspace. `userId` as Slack gave it. */
export function mention(userId: string): SlackText {
  if (!/^[UW][A-Z0-9]+$/.test(userId)) throw new RangeError('not the id of a Slack user');
  return { mrkdwn: `<@${userId}>` };
}

export const joined = (texts: readonly SlackText[], between = ' '): SlackText => ({
  mrkdwn: texts.map(({ mrkdwn }) => mrkdwn).join(between),
});

/** For copy or a person's words alike: nothing in it is markup, but `:emoji:` is drawn. */
export const plainText = (text: string, max: number): PlainTextElement => ({
  type: 'plain_text',
  text: shorten(escapeMarkup(clean(text)).trim() || nothing, max),
  emoji: true,
});

/** `verbatim`: Slack makes no links of addresses and channel names by itself. */
export const mrkdwn = (text: SlackText, max: number): MrkdwnElement => ({
  type: 'mrkdwn',
  text: shorten(text.mrkdwn.trim() || nothing, max),
  verbatim: true,
});

/** Without half characters, control characters and reversed writing, which could fake what follows. */
const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '');

/** A sign between two Latin letters or digits cannot open or close anything: iPhone_12 and 2*3 stay. */
const neutral = (text: string): string =>
  escapeMarkup(
    text
      .replace(/^([\p{Cf}\p{Zs}\t]*)>+/gmu, (quote) => quote.replaceAll('>', '›'))
      .replace(/(?<![A-Za-z0-9])[*_~]|[*_~](?![A-Za-z0-9])|`/g, look),
  );

/** Emphasis ends with the line, does not touch blanks and is not seen next to a letter: hence the invisible space. */
const embolden = (text: string): string => text.split('\n').map(boldLine).join('\n');

function boldLine(line: string): string {
  const words = line.trim();
  if (words === '') return line;
  const [before, after] = line.split(words, 2);
  return `${before}\u200B*${escapeMarkup(words.replace(/[*_~`]/g, look))}*\u200B${after}`;
}
