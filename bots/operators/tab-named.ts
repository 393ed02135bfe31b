import type { Line } from '#core/conversation/index.ts';
import { fold } from '#core/shared/index.ts';
import type { Board } from './card.ts';

type Tab = Board['tabs'][number];

/** The tab that people call so, by its id or by its words in their language; the first one when they name none. */
export function tabNamed(tabs: readonly Tab[], text: string, word: (label: Line) => string): Tab | undefined {
  const wanted = fold(text).trim();
  if (wanted === '') return tabs[0];
  return tabs.find(({ id, label }) => [id, id.replaceAll('-', ' '), fold(word(label))].includes(wanted));
}

/** For who names a tab that there is not. */
export const tabsUsage = (tabs: readonly Tab[]): Line => ({
  key: 'operators.orders-usage',
  params: { tabs: tabs.map(({ id }) => id).join(', ') },
});
