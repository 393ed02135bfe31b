import { type Actor, timelineLine } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { type Instant, no, ok, type Result, readOrderNumber } from '#core/shared/index.ts';
import { admit, findOrder, type OrderStore, timeline } from '#db/orders/index.ts';
import { findItem } from '#db/work/index.ts';
import { act, refused } from './act.ts';
import { type Pressed, readAction } from './action.ts';
import { drawBoard } from './board.ts';
import type { Board, Card, Operator, Told } from './card.ts';
import { itemCard } from './item-card.ts';
import { orderCard } from './order-card.ts';
import type { OperatorFacts } from './to-event.ts';

export type OperatorDeskOptions = {
  readonly store: OrderStore;
  /** What is in memory now. */
  readonly facts: () => OperatorFacts;
  readonly now: () => Instant;
  /** Called when something was queued: it should be done at once. */
  readonly nudge: () => void;
};

/** What our people do, whatever they do it in. Who they are is for the surface to vouch for. */
export type OperatorDesk = {
  act(pressed: Pressed, by: Operator): Promise<Told>;
  /** An order's card for everybody in the operators' channel. Undefined when there is no such order. */
  orderCard(number: string): Promise<Card | undefined>;
  /** A task's card, for everybody likewise. */
  itemCard(id: string): Promise<Card | undefined>;
  /** The order that `text` names, as this operator may see it. */
  find(text: string, by: Operator): Promise<Result<Card, Line>>;
  /** The tab `view`, or the first one. Refuses who may not act for the shop. */
  board(view: string, by: Operator): Promise<Result<Board, Line>>;
  /** What happened to an order, oldest first; nothing when there is none. */
  timeline(number: string): Promise<readonly Line[]>;
};

export function operatorDesk({ store, facts, now, nudge }: OperatorDeskOptions): OperatorDesk {
  const drawing = () => ({ bank: facts().bank, now: now() });
  const actor = (by: Operator): Actor => ({ role: 'operator', ...by });
  return {
    async act(pressed, by) {
      const action = readAction(pressed);
      if (!action) return refused({ key: 'operators.not-understood' });
      const told = await act(action, { store, facts: facts(), by: actor(by), at: now() });
      if (told.ok) nudge();
      return told;
    },
    async orderCard(number) {
      const order = await findOrder(store, number, { type: 'operators' });
      return order && orderCard(order, drawing());
    },
    async itemCard(id) {
      const item = await findItem(store, id);
      return item && itemCard(item, now());
    },
    async find(text, by) {
      const reason = await admit(store.database, actor(by));
      if (reason) return no(reason);
      const number = readOrderNumber(text);
      const viewer = { type: 'operator', account: by.account } as const;
      const order = number === undefined ? undefined : await findOrder(store, number, viewer);
      return order ? ok(orderCard(order, drawing())) : no({ key: 'operators.no-such-order' });
    },
    async board(view, operator) {
      const reason = await admit(store.database, actor(operator));
      return reason ? no(reason) : ok(await drawBoard(store, { view, operator }, drawing()));
    },
    timeline: async (number) => (await timeline(store, number)).map(timelineLine),
  };
}
