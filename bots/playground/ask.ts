import type { Context } from 'hono';
import { z } from 'zod';
import type { Line } from '#core/conversation/index.ts';
import { fold, no, ok, type Result } from '#core/shared/index.ts';
import type { Copy } from '#prompts/index.ts';
import {
  type Card,
  type CommandName,
  commandNames,
  type Operator,
  type OperatorDesk,
  tabNamed,
  tabsUsage,
} from '../operators/index.ts';
import { drawCard, drawLine } from './board.ts';
import type { Hub } from './hub.ts';
import { limits } from './limits.ts';

const asking = z.strictObject({
  by: z.string().max(100),
  language: z.string().max(20).optional(),
  text: z.string().max(limits.payload),
});

/** A card, or the tab of the board that shows it all. */
type Found = Result<{ readonly card: Card } | { readonly view: string }, Line>;
type Asking = { readonly text: string; readonly by: Operator; readonly word: (line: Line) => string };
type Desk = Pick<OperatorDesk, 'answer' | 'board' | 'read'>;
type Answering = {
  readonly copy: Copy;
  readonly hub: Hub;
  readonly operators: readonly Operator[];
  readonly desk: Desk;
};

/** A command as people write it in Slack, `/where HT-…`: what answers it, or the line that says why nothing does. */
export async function ask(c: Context, body: unknown, options: Answering): Promise<Response> {
  const { copy, operators, desk, hub } = options;
  const { data } = asking.safeParse(body);
  const by = operators.find(({ account }) => account === data?.by);
  if (!data || !by) return c.text('this is nothing that an operator can ask', 400);
  const locale = copy.locale(data.language);
  const [, named = '', text = ''] = /^\s*\/?([a-z]+)(?:\s+(.*))?$/is.exec(data.text) ?? [];
  const name = names.find((each) => each === named.toLowerCase());
  const found = name
    ? await answers(name, desk, { text, by, word: (line) => copy.label(locale, line) })
    : no(usage);
  return c.json(drawn(found, { copy, locale, hub }));
}

const names = [...commandNames, 'orders', 'order'] as const;
const usage: Line = {
  key: 'playground.commands',
  params: { names: names.map((each) => `/${each}`).join(', ') },
};

async function answers(name: CommandName | 'orders' | 'order', desk: Desk, asked: Asking): Promise<Found> {
  const { text, by } = asked;
  if (name === 'orders') return listed(desk, asked);
  if (name === 'order' && text.trim() === '') return no({ key: 'operators.order-usage' });
  const card = await (name === 'order'
    ? desk.read({ text, by, where: 'window' })
    : desk.answer(name, text, by));
  return card.ok ? ok({ card: card.value }) : card;
}

/** The board is the list of orders: what is named is a tab of it. */
async function listed(desk: Desk, { text, by, word }: Asking): Promise<Found> {
  const board = await desk.board(fold(text), by);
  if (!board.ok) return board;
  const tab = tabNamed(board.value.tabs, text, word);
  return tab ? ok({ view: tab.id }) : no(tabsUsage(board.value.tabs));
}

type Drawing = Pick<Answering, 'copy' | 'hub'> & { readonly locale: string };

function drawn(found: Found, { copy, locale, hub }: Drawing) {
  if (!found.ok) return { refused: drawLine(found.reason, { copy, locale }) };
  return 'view' in found.value ? found.value : { card: drawCard(found.value.card, { copy, locale, hub }) };
}
