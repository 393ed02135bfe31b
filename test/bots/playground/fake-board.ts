import type { Card, Operator, OperatorDesk, Told } from '#bots/operators/index.ts';
import type { Hub } from '#bots/playground/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { no, ok } from '#core/shared/index.ts';
import type { Dispatch } from '#db/dispatches/index.ts';
import { cardOf, type Order } from './fake-card.ts';

type Pressed = Parameters<OperatorDesk['act']>[0];

/**
 * A board of made-up orders, in place of the operators' use cases: enough of them to press every kind of button. Who
 * may do what is tested where it is decided.
 */
export const operators: readonly Operator[] = [
  { account: 'playground:ravi', name: 'Ravi' },
  { account: 'playground:meena', name: 'Meena' },
];

const at = Date.parse('2026-11-21T10:24:00+05:30');
const zone = 'Asia/Kolkata';

const orders = (): Order[] => [
  {
    number: 'HT-7K3F-9M2Q-XY4A',
    device: 'Apple iPhone 13, 128 GB',
    price: 24_300,
    area: ['Mumbai', 'Maharashtra', '400058'],
  },
  {
    number: 'HT-2D8W-4H6R-PQ9C',
    device: 'Apple MacBook Air M2 (2022), 8 GB / 256 GB',
    price: 48_500,
    area: ['Bengaluru', 'Karnataka', '560034'],
    highValue: true,
  },
  {
    number: 'HT-5T1N-8V3B-KL7E',
    device: 'Samsung Galaxy S21, 8 GB / 128 GB',
    price: 11_900,
    area: ['Leh', 'Ladakh', '194101'],
    unserviceable: true,
  },
];

export function fakeBoard(hub: Hub) {
  const pressed: { readonly action: Pressed; readonly by: string }[] = [];
  const sent: Dispatch[] = [];
  return {
    desk: fakeDesk(pressed),
    pressed,
    dispatches: async (): Promise<readonly Dispatch[]> => sent,
    dispatch(dispatch: Omit<Dispatch, 'at'>): void {
      sent.unshift({ ...dispatch, at });
      hub.changed();
    },
  };
}

function fakeDesk(
  pressed: { readonly action: Pressed; readonly by: string }[],
): Pick<OperatorDesk, 'act' | 'answer' | 'board' | 'find' | 'read' | 'timeline'> {
  const kept = orders();
  const events = new Map<string, readonly Line[]>(
    kept.map(({ number }) => [number, [event('created'), event('open-matching')]]),
  );
  const seen = (text: string, by: Operator) => {
    const order = kept.find(({ number }) => number === text);
    return order ? ok(cardOf(order, by)) : no({ key: 'operators.no-such-order' } as const);
  };
  const note = (number: string, line: Line) => events.set(number, [...(events.get(number) ?? []), line]);
  return {
    async act(action, by) {
      pressed.push({ action, by: by.account });
      const order = kept.find(({ number }) => number === action.subject);
      if (!order) return refuse({ key: 'operators.no-such-order' });
      if (action.type === 'claim' && order.holder)
        return refuse({ key: 'operators.taken', params: { name: order.holder.name, at: moment } });
      if (action.type === 'claim') order.holder = by;
      if (action.type === 'release') delete order.holder;
      const { what, says } = outcomeOf(action.type);
      note(order.number, event(what, by.name));
      return { ok: true, says: { key: says, params: { number: order.number } } };
    },
    async board(view, by) {
      const tabs = tabsOf(kept, by);
      const cards = (tabs.find(({ id }) => id === view) ?? tabs[0])?.orders ?? [];
      return ok({
        figures: [],
        tabs: tabs.map(({ id, key, orders }) => ({ id, label: { key }, count: orders.length })),
        cards: cards.map((order) => cardOf(order, by)),
      });
    },
    answer: async (command) => (command === 'funnel' ? ok(longAnswer) : no({ key: 'staff.no-chat' })),
    find: async (text, by) => seen(text, by),
    read: async ({ text, by }) => seen(text, by),
    timeline: async (number) => events.get(number) ?? [],
  };
}

function outcomeOf(type: string) {
  const what = type === 'claim' || type === 'release' ? type : 'log-call';
  return { what, says: `operators.done-${type}` as 'operators.done-release' } as const;
}

/** Longer than any screen. */
const longAnswer: Card = {
  subject: 'funnel',
  about: 'page',
  title: { key: 'staff.funnel-title', params: { days: 7 } },
  status: { label: { key: 'staff.report' }, tone: 'over' },
  lines: Array.from({ length: 60 }, () => ({ key: 'staff.funnel-none' }) as const),
  details: [],
  buttons: [],
};

const refuse = (says: Line): Told => ({ ok: false, says });
const moment = { at, zone, show: 'time' } as const;

const tabsOf = (all: readonly Order[], by: Operator) => [
  {
    id: 'unassigned',
    key: 'operators.board-unassigned' as const,
    orders: all.filter(({ holder, unserviceable }) => !holder && !unserviceable),
  },
  {
    id: 'mine',
    key: 'operators.board-mine' as const,
    orders: all.filter(({ holder }) => holder?.account === by.account),
  },
  {
    id: 'waiting',
    key: 'operators.board-waiting' as const,
    orders: all.filter(({ unserviceable }) => unserviceable),
  },
];

const event = (what: 'created' | 'open-matching' | 'claim' | 'release' | 'log-call', who = ''): Line => ({
  key: 'operators.event-line',
  params: {
    at: { at, zone, show: 'date-time' },
    who: who === '' ? { key: 'operators.who-system' } : who,
    what: { key: `operators.event-${what}`, params: { outcome: { key: 'operators.call-spoke' } } },
  },
});
