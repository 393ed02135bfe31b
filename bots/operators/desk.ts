import { type Actor, timelineLine } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { type Instant, no, ok, type Paise, type Result, readOrderNumber } from '#core/shared/index.ts';
import { type Dispatch, dispatchesOf } from '#db/dispatches/index.ts';
import { findOrder, type OrderStore, timeline } from '#db/orders/index.ts';
import { findItem } from '#db/work/index.ts';
import type { Copy } from '#prompts/index.ts';
import { act } from './act.ts';
import type { Acting } from './acting.ts';
import { type Pressed, readAction } from './action.ts';
import { admitted, type Room } from './admitted.ts';
import { answer, type CommandName } from './answer.ts';
import { drawBoard } from './board.ts';
import { type Board, type Card, type Operator, refused, type Told } from './card.ts';
import { drawing } from './drawing.ts';
import { dress, dressTasks, refusalOf } from './dress.ts';
import { itemCard } from './item-card.ts';
import { marketOf } from './market.ts';
import { orderCard } from './order-card.ts';
import type { OperatorFacts } from './to-event.ts';

export type OperatorDeskOptions = {
  readonly store: OrderStore;
  /** The steps that release a customer's money. */
  readonly pay: Acting['pay'];
  /** From this amount on, money that is moved by hand takes two people. */
  readonly approvalFrom: Paise;
  /** Payouts are simulated. */
  readonly simulated?: boolean;
  /** Payouts are made at the bank by our people. */
  readonly byHand?: boolean;
  /** What is in memory now. */
  readonly facts: () => OperatorFacts;
  readonly now: () => Instant;
  /** Called when something was queued: it should be done at once. */
  readonly nudge: () => void;
  /** For words that go to a customer as they stand. */
  readonly copy: Copy;
};

/** What our people do, whatever they do it in. Who they are is for the surface to vouch for. */
export type OperatorDesk = {
  act(pressed: Pressed, by: Operator): Promise<Told>;
  /** An order's card for everybody in the operators' channel. Undefined when there is no such order. */
  orderCard(number: string): Promise<Card | undefined>;
  /** A task's card, for everybody likewise. */
  itemCard(id: string): Promise<Card | undefined>;
  /** The order that `text` names, as this operator may see it, with what they may do. */
  find(text: string, by: Operator): Promise<Result<Card, Line>>;
  /** A task likewise. */
  task(id: string, by: Operator): Promise<Result<Card, Line>>;
  /** What a command answers: where a customer stands, a page of the procedures, the funnel. */
  answer(command: CommandName, text: string, by: Operator): Promise<Result<Card, Line>>;
  /** Why this operator may not press that, if so. Cards in a channel are for everybody and have all buttons. */
  refusal(pressed: Pressed, by: Operator): Promise<Line | undefined>;
  /** The tab `view`, or the first one. Refuses who may not act for the shop. */
  board(view: string, by: Operator): Promise<Result<Board, Line>>;
  /** What happened to an order, oldest first; nothing when there is none. */
  timeline(number: string): Promise<readonly Line[]>;
};

export function operatorDesk({ nudge, now, facts, pay, ...options }: OperatorDeskOptions): OperatorDesk {
  const { store, approvalFrom } = options;
  const room = (): Room => ({ ...options, facts: facts(), now: now() });
  return {
    async act(pressed, by) {
      const action = readAction(pressed);
      if (!action) return refused({ key: 'operators.not-understood' });
      const told = await act(action, { store, pay, approvalFrom, facts: facts(), by: actor(by), at: now() });
      if (told.ok) nudge();
      return told;
    },
    async orderCard(number) {
      const order = await findOrder(store, number, { type: 'operators' });
      if (!order) return undefined;
      return (await marketOf(store, [number]))(orderCard(order, drawing(room())));
    },
    async itemCard(id) {
      const item = await findItem(store, id);
      return item && itemCard(item, now());
    },
    find: (text, by) => findFor(text, by, room()),
    task: (id, by) => taskFor(id, by, room()),
    answer: (command, text, by) => answer(command, { text, by, room: room() }),
    async refusal({ type, subject }, by) {
      const roles = await admitted(store, by);
      if (!roles.ok) return roles.reason;
      const team = (await findItem(store, subject))?.team;
      const refused = refusalOf(type, { roles: roles.value, team });
      // What is on offer to somebody else.
      return refused ?? (type === 'decline-offer' ? { key: 'matching.no-offer' } : undefined);
    },
    board: (view, operator) => drawBoard(view, operator, room()),
    timeline: (number) => history(store, number),
  };
}

/** Moves of the order and what the shop did by itself, as one story (S0-4). */
async function history(store: OrderStore, number: string): Promise<readonly Line[]> {
  const [moves, sent] = await Promise.all([timeline(store, number), dispatchesOf(store.database, number)]);
  return [
    ...moves.map((move) => ({ at: move.at, line: timelineLine(move) })),
    ...sent.map((each) => ({ at: each.at, line: sentLine(each) })),
  ]
    .sort((one, other) => one.at - other.at)
    .map(({ line }) => line);
}

const sentLine = ({ kind, summary, result, at }: Dispatch): Line => ({
  key: 'operators.event-line',
  params: {
    at: { at, zone: zoneOf(''), show: 'date-time' },
    who: { key: 'operators.who-system' },
    what: { key: `staff.sent-${kind}`, params: { summary, result } },
  },
});

const actor = (by: Operator): Actor => ({ role: 'operator', ...by });
async function findFor(text: string, by: Operator, room: Room): Promise<Result<Card, Line>> {
  const { store, copy } = room;
  const roles = await admitted(store, by, 'look');
  if (!roles.ok) return roles;
  const number = readOrderNumber(text);
  const viewer = { type: 'operator', account: by.account } as const;
  const order = number === undefined ? undefined : await findOrder(store, number, viewer);
  if (!order) return no({ key: 'operators.no-such-order' });
  const withMarket = await marketOf(store, [order.number], by.account);
  const card = withMarket(orderCard(order, drawing(room)));
  return ok(dress(card, { roles: roles.value, copy, locale: order.locale }));
}

async function taskFor(id: string, by: Operator, room: Room): Promise<Result<Card, Line>> {
  const roles = await admitted(room.store, by, 'look');
  if (!roles.ok) return roles;
  const item = await findItem(room.store, id);
  const [card] = item ? await dressTasks([item], roles.value, room) : [];
  return card ? ok(card) : no({ key: 'operators.no-such-item' });
}
