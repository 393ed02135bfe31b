import type { RichTextBlock } from '@slack/types';
import { limits, pieces, shorten } from '../limits.ts';

/** What a person wrote, letter by letter: this block has no markup that could be hidden in it. */
export const quote = (words: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_quote',
      elements: [
        {
          type: 'text',
          text: shorten(words.replace(/\p{Surrogate}/gu, '\uFFFD') || '–', limits.sectionText),
        },
      ],
    },
  ],
});

/** The same for words of any length, whole: as many blocks as they need. */
export const quotes = (words: string): readonly RichTextBlock[] =>
  pieces(words, limits.sectionText).map(quote);
