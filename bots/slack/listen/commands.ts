import type { App, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Line } from '#core/conversation/index.ts';
import { fold } from '#core/shared/index.ts';
import {
  type Board,
  type Card,
  type CommandName,
  commandNames,
  tabNamed,
  tabsUsage,
} from '../../operators/index.ts';
import { actions, context, divider, message } from '../blocks/index.ts';
import { cardButtons, cardRow, wholeCard } from '../cards/index.ts';
import { limits } from '../limits.ts';
import { inRoom } from '../rows.ts';
import type { Who } from '../who.ts';
import type { Words } from '../words.ts';
import { type Listening, notStaff } from './desk.ts';
import { whisper } from './tell.ts';

type Answer = ReturnType<typeof message>;
type Handler = (text: string, who: Who) => Promise<Answer>;

/** `/orders`, `/order`, and all that is asked for by name: answers that only the person who asked can see. */
export function listenToCommands(app: App, listening: Listening): void {
  const { words, whoOf } = listening;
  const on = (command: string, handle: Handler) =>
    app.command(command, async ({ ack, body }: SlackCommandMiddlewareArgs) => {
      const who = await whoOf(body);
      const answer = who ? await handle(body.text?.trim() ?? '', who) : whisper(notStaff, words);
      await ack({ response_type: 'ephemeral', ...answer });
    });
  on('/orders', (text, who) => listOrders(listening, text, who));
  on('/order', (text, who) => showOrder(listening, text, who));
  for (const name of commandNames) on(`/${name}`, (text, who) => showAnswer(listening, name, { text, who }));
}

async function listOrders({ desk, words }: Listening, text: string, who: Who): Promise<Answer> {
  const wanted = fold(text);
  const first = await desk.board(wanted, who);
  if (!first.ok) return whisper(first.reason, words);
  const { tabs } = first.value;
  const tab = tabNamed(tabs, wanted, words.label);
  if (!tab) return whisper(tabsUsage(tabs), words);
  const board = tab.id === wanted || wanted === '' ? first : await desk.board(tab.id, who);
  if (!board.ok) return whisper(board.reason, words);
  const heading = words.label({ key: 'slack.tab', params: { label: tab.label, amount: tab.count } });
  const rows = board.value.cards.map((card) => [...cardRow(card, words), divider()]);
  const { blocks, left } = inRoom(rows, limits.messageBlocks - 2);
  return message(heading, [...context([words.bold(tabLine(tab))]), ...blocks, ...rest(left)]);

  function rest(amount: number) {
    if (rows.length === 0) return context([words.text({ key: 'slack.empty' })]);
    return amount === 0 ? [] : context([words.text({ key: 'slack.more', params: { amount } })]);
  }
}

async function showOrder({ desk, words }: Listening, text: string, who: Who): Promise<Answer> {
  if (text === '') return whisper({ key: 'operators.order-usage' }, words);
  // The answer stays in the channel: with vendors about, who the customer is is not in it, and shows under Details.
  const found = await desk.read({ text, by: who, where: 'message' });
  if (!found.ok) return whisper(found.reason, words);
  return whole(found.value, words);
}

async function showAnswer(
  { desk, words }: Listening,
  command: CommandName,
  { text, who }: { readonly text: string; readonly who: Who },
): Promise<Answer> {
  const found = await desk.answer(command, text, who);
  return found.ok ? whole(found.value, words) : whisper(found.reason, words);
}

const whole = (card: Card, words: Words): Answer =>
  message(words.label(card.title), [...wholeCard(card, words), ...actions(cardButtons(card, words))]);

type Tab = Board['tabs'][number];

const tabLine = ({ label, count }: Tab): Line => ({ key: 'slack.tab', params: { label, amount: count } });
