import type { HomeView, KnownBlock } from '@slack/types';
import type { Line } from '#core/conversation/index.ts';
import type { Board } from '../../operators/index.ts';
import { actions, button, context, divider, header, home, section } from '../blocks/index.ts';
import { cardRow, paragraphs } from '../cards/index.ts';
import { limits } from '../limits.ts';
import { inRoom } from '../rows.ts';
import type { Words } from '../words.ts';

/** The board as a home tab: how the shop stands, its lists as buttons with their counts, then the cards of the list `tab` (S0-51). */
export function drawHome({ figures, tabs, cards }: Board, tab: string, words: Words): HomeView {
  const lists = tabs.map(({ id, label, count }) =>
    button({
      action: `tab:${id}`,
      text: words.label({ key: 'slack.tab', params: { label, amount: count } }),
      ...(id === tab ? { style: 'primary' } : {}),
    }),
  );
  const top = [
    header(words.label({ key: 'slack.home-title' })),
    ...paragraphs(figures, words),
    ...actions(lists),
    divider(),
  ];
  if (tabs.length === 0) return home(top, tab);
  const rows = cards.map((card) => [...cardRow(card, words), divider()]);
  const { blocks, left } = inRoom(rows, limits.viewBlocks - top.length - 1);
  return home([...top, ...blocks, ...foot(rows.length, left, words)], tab);
}

/** Who may not act for the shop reads why, and nothing else. */
export const drawRefusal = (reason: Line, words: Words): HomeView => home([section(words.text(reason))]);

function foot(all: number, left: number, words: Words): readonly KnownBlock[] {
  if (all === 0) return context([words.text({ key: 'slack.empty' })]);
  return left === 0 ? [] : context([words.text({ key: 'slack.more', params: { amount: left } })]);
}
