import type { Actor, OrderView, Viewer } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { type Instant, no, ok, type Paise, type Result, readOrderNumber } from '#core/shared/index.ts';
import { mayDo, type StaffRole } from '#core/staff/index.ts';
import { actOnOrder, findOrder, type OrderStore } from '#db/orders/index.ts';
import { isHouse } from '#db/vendors/index.ts';
import { findItem } from '#db/work/index.ts';
import type { Copy } from '#prompts/index.ts';
import { act } from './act.ts';
import type { Acting } from './acting.ts';
import { type Pressed, readAction } from './action.ts';
import { admitted, type Room } from './admitted.ts';
import { answer, type CommandName } from './answer.ts';
import { drawBoard } from './board.ts';
import { type Board, type Card, type CardButton, type Operator, refused, type Told } from './card.ts';
import { drawing } from './drawing.ts';
import { dress, dressTasks, refusalOf } from './dress.ts';
import { history } from './history.ts';
import { itemCard } from './item-card.ts';
import { marketOf } from './market.ts';
import { orderCard } from './order-card.ts';
import { payoutsOf } from './payouts-of.ts';
import { pressedBy, refusedPress } from './presser.ts';
import { opened, sightOf } from './sight.ts';
import { asItIsNow, isStale } from './stale.ts';
import { chatsOf, withChat } from './task-chat.ts';
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
  /** The order that `text` names, as a list shows it to this operator, with what they may do: no customer's number. */
  find(text: string, by: Operator): Promise<Result<Card, Line>>;
  /** The same to read all of it there. That this operator has seen who the customer is, is kept. */
  read(looking: Looking): Promise<Result<Card, Line>>;
  /** A task likewise. */
  task(id: string, by: Operator): Promise<Result<Card, Line>>;
  /** What a command answers: where a customer stands, a page of the procedures, the funnel. */
  answer(command: CommandName, text: string, by: Operator): Promise<Result<Card, Line>>;
  /** Why this operator may not press that, if so. Cards in a channel are for everybody and have all buttons. */
  refusal(pressed: Pressed, by: Operator): Promise<Line | undefined>;
  /** The tab `view`, or the first one. Refuses who may not act for the shop. */
  board(view: string, by: Operator): Promise<Result<Board, Line>>;
  /** What happened to an order, oldest first; nothing when there is none, or when it is a competitor's. */
  timeline(number: string, by: Operator): Promise<readonly Line[]>;
};

export function operatorDesk({ nudge, now, facts, pay, ...options }: OperatorDeskOptions): OperatorDesk {
  const { store, approvalFrom } = options;
  const room = async (): Promise<Room> => ({
    ...options,
    facts: facts(),
    now: now(),
    isHouse: await isHouse(store.database),
  });
  return {
    act: async (pressed, by) => {
      const told = await press({ pressed, by, pay, approvalFrom }, await room());
      if (told.ok) nudge();
      return told;
    },
    orderCard: async (number) => channelCard(number, await room()),
    itemCard: async (id) => channelTask(id, await room()),
    find: async (text, by) => findFor(text, by, await room()),
    read: async (looking) => readFor(looking, await room()),
    task: async (id, by) => taskFor(id, by, await room()),
    answer: async (command, text, by) => answer(command, { text, by, room: await room() }),
    async refusal({ type, subject }, by) {
      const roles = await admitted(store, by);
      if (!roles.ok) return roles.reason;
      const team = (await findItem(store, subject))?.team;
      const refused =
        refusalOf(type, { roles: roles.value, team }) ??
        (await refusedAt(subject, type, { ...by, roles: roles.value, store, at: now() }));
      // What is on offer to somebody else.
      return refused ?? (type === 'decline-offer' ? { key: 'matching.no-offer' } : undefined);
    },
    board: async (view, operator) => drawBoard(view, operator, await room()),
    timeline: async (number, by) => history(number, by, await room()),
  };
}

type RefusedAt = Operator & Pick<Acting, 'store' | 'at'> & { readonly roles: readonly StaffRole[] };

/** Why they may not press it on this order, whose it is. */
async function refusedAt(
  subject: string,
  action: string,
  { account, roles, store, at }: RefusedAt,
): Promise<Line | undefined> {
  const viewer = { type: 'operator', account, at, sees: 'work', unkept: true } as const;
  const order = await findOrder(store, subject, viewer);
  return order && refusedPress(order, action, { account, roles, at });
}

type Pressing = Pick<Acting, 'pay' | 'approvalFrom'> & { readonly pressed: Pressed; readonly by: Operator };

/** Does it. What has changed since it was shown is refused with what it is now. */
async function press({ pressed, by, pay, approvalFrom }: Pressing, room: Room): Promise<Told> {
  const action = readAction(pressed);
  if (!action) return refused({ key: 'operators.not-understood' });
  const { store, facts, now: at } = room;
  const { type, subject, seen = '', once } = pressed;
  const told = await act(action, { store, pay, approvalFrom, facts, by: actor(by), at, seen, once });
  if (!isStale(told)) return told;
  // Whoever may not decide it was not shown it either.
  const roles = await admitted(store, by);
  const because = roles.ok && (await refusedAt(subject, type, { ...by, roles: roles.value, store, at }));
  if (because) return refused(because);
  const card = await ('number' in action ? findFor : taskFor)(subject, by, room);
  return asItIsNow(told, card.ok ? card.value : undefined, type);
}

const actor = (by: Operator): Actor => ({ role: 'operator', ...by });

/** A `window` closes again; a `message` stays where it is; a `list` is drawn again and again, and nobody keeps who looks. */
type Where = 'window' | 'message' | 'list';
type LookingAt = { readonly text: string; readonly by: Operator; readonly where: Where };
type Looking = LookingAt & { readonly where: Exclude<Where, 'list'> };

type Found = { readonly order: OrderView; readonly card: Card };

async function look({ text, by, where }: LookingAt, room: Room): Promise<Result<Found, Line>> {
  const { store, copy } = room;
  const roles = await admitted(store, by, 'look');
  if (!roles.ok) return roles;
  const number = readOrderNumber(text);
  const sees = sightOf(roles.value, room, where === 'window' ? 'one' : 'lists');
  const isKept = where === 'window' || (where === 'message' && room.isHouse);
  const viewer: Viewer = {
    type: 'operator',
    account: by.account,
    at: room.now,
    sees,
    ...(isKept ? {} : { unkept: true }),
  };
  const order = number === undefined ? undefined : await findOrder(store, number, viewer);
  if (!order) return no({ key: 'operators.no-such-order' });
  const numbers = [order.number];
  const [withMarket, withPayout, forPresser] = await Promise.all([
    marketOf(store, numbers, by.account),
    payoutsOf(store, numbers),
    pressedBy(store, [order], { account: by.account, roles: roles.value, at: room.now }),
  ]);
  const card = withMarket(withPayout(forPresser(opened(orderCard(order, drawing(room)), room), order)));
  return ok({ order, card: dress(card, { roles: roles.value, copy, locale: order.locale }) });
}

async function findFor(text: string, by: Operator, room: Room): Promise<Result<Card, Line>> {
  const found = await look({ text, by, where: 'list' }, room);
  return found.ok ? ok(found.value.card) : found;
}

/** Nobody looks at a customer unseen (S10); among ourselves the masked number is on the card in any case. */
async function readFor(looking: Looking, room: Room): Promise<Result<Card, Line>> {
  const found = await look(looking, room);
  if (!found.ok) return found;
  const { order, card } = found.value;
  const shows = room.isHouse ? order.isOwn : looking.where === 'window';
  if (!order.person || !shows) return ok(card);
  const event = { type: 'show-contact', ...(order.isOwn ? {} : { desk: true as const }) } as const;
  const by = actor(looking.by);
  const kept = await actOnOrder(room.store, { number: order.number, event, by, at: room.now });
  return kept.ok ? ok(card) : no(kept.reason);
}

/** The card for everybody. With vendors among them it says what the device is, where, and who has it (S4). */
async function channelCard(number: string, room: Room): Promise<Card | undefined> {
  const { store } = room;
  const whole = await findOrder(store, number, { type: 'operators', sees: 'all' });
  if (!whole) return undefined;
  const [withMarket, withPayout] = await Promise.all([marketOf(store, [number]), payoutsOf(store, [number])]);
  const card = withMarket(withPayout(orderCard(whole, drawing(room))));
  if (room.isHouse) return opened(card, room);
  const seen = await findOrder(store, number, { type: 'operators', sees: 'own' });
  if (!seen) return undefined;
  return { ...orderCard(seen, drawing(room)), buttons: card.buttons.map(forEverybody) };
}

/**
 * Buttons are the same for all. What stands in their forms, and what they decide about, is asked for by who presses: a
 * mark says that somebody has read it, and here nobody can.
 */
const forEverybody = ({ fields, decides, ...button }: CardButton): CardButton => ({
  ...button,
  ...(fields ? { fields: fields.map(({ value: _theirs, ...field }) => field) } : {}),
  ...(decides ? { asks: true } : {}),
});

/** A task's card for everybody. */
async function channelTask(id: string, { store, facts, now, ...room }: Room): Promise<Card | undefined> {
  const item = await findItem(store, id);
  if (!item) return undefined;
  const chat = (await chatsOf(store, [item])).get(item.conversation ?? '');
  return withChat(itemCard(item, now, room), { item, chat, facts, now });
}

async function taskFor(id: string, by: Operator, room: Room): Promise<Result<Card, Line>> {
  const roles = await admitted(room.store, by, 'look');
  if (!roles.ok) return roles;
  const item = await findItem(room.store, id);
  // Whoever neither has it nor may take it has nothing to read in it.
  const isTheirs = item && (item.account === by.account || mayDo(roles.value, `task-${item.team}`));
  const [card] = item && isTheirs ? await dressTasks([item], roles.value, room) : [];
  return card ? ok(card) : no({ key: 'operators.no-such-item' });
}
