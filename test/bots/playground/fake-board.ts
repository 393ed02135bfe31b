import type { Card, CardButton, Operator, OperatorDesk, Told } from '#bots/operators/index.ts';
import type { Hub } from '#bots/playground/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { ok } from '#core/shared/index.ts';
import type { Dispatch } from '#db/dispatches/index.ts';

type Pressed = Parameters<OperatorDesk['act']>[0];

/**
 * A board of made-up orders, in place of the operators' use cases: enough of them to press every kind of button. Who
 * may do what is tested where it is decided.
 */
export const operators: readonly Operator[] = [
  { account: 'playground:ravi', name: 'Ravi' },
  { account: 'playground:meena', name: 'Meena' },
];

type Order = {
  readonly number: string;
  readonly device: string;
  readonly price: number;
  readonly area: readonly [string, string, string];
  readonly highValue?: true;
  readonly unserviceable?: true;
  holder?: Operator;
};

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
  const kept = orders();
  const events = new Map<string, Line[]>(
    kept.map(({ number }) => [number, [event('created'), event('open-matching')]]),
  );
  const sent: Dispatch[] = [];
  const pressed: { readonly action: Pressed; readonly by: string }[] = [];

  const note = (number: string, line: Line) => events.set(number, [...(events.get(number) ?? []), line]);

  const claim = (order: Order, by: Operator): Told => {
    if (order.holder)
      return refuse({ key: 'operators.taken', params: { name: order.holder.name, at: moment } });
    order.holder = by;
    note(order.number, event('claim', by.name));
    return { ok: true, says: { key: 'operators.done-claim', params: { number: order.number } } };
  };

  const desk: Pick<OperatorDesk, 'act' | 'board' | 'timeline'> = {
    async act(action, by) {
      pressed.push({ action, by: by.account });
      const order = kept.find(({ number }) => number === action.subject);
      if (!order) return refuse({ key: 'operators.no-such-order' });
      if (action.type === 'claim') return claim(order, by);
      if (action.type === 'release') delete order.holder;
      note(order.number, event(action.type === 'release' ? 'release' : 'log-call', by.name));
      const key = `operators.done-${action.type}` as 'operators.done-release';
      return { ok: true, says: { key, params: { number: order.number } } };
    },
    async board(view, by) {
      const tabs = tabsOf(kept, by);
      const cards = (tabs.find(({ id }) => id === view) ?? tabs[0])?.orders ?? [];
      return ok({
        tabs: tabs.map(({ id, key, orders }) => ({ id, label: { key }, count: orders.length })),
        cards: cards.map((order) => cardOf(order, by)),
      });
    },
    timeline: async (number) => events.get(number) ?? [],
  };

  return {
    desk,
    pressed,
    dispatches: async (): Promise<readonly Dispatch[]> => sent,
    dispatch(dispatch: Omit<Dispatch, 'at'>): void {
      sent.unshift({ ...dispatch, at });
      hub.changed();
    },
  };
}

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

function cardOf(order: Order, by: Operator): Card {
  const { number, device, price, area, highValue, unserviceable, holder } = order;
  const [district, state, pincode] = area;
  const status = unserviceable ? 'unserviceable' : holder ? 'assigned' : 'unassigned';
  const tone = unserviceable ? 'waiting' : holder ? 'held' : 'open';
  return {
    subject: number,
    number,
    title: { key: 'operators.card-title', params: { number, device } },
    status: { label: { key: `operators.status-${status}` }, tone },
    lines: [
      { key: 'operators.card-estimate', params: { price: { paise: price * 100 } } },
      { key: 'operators.card-area', params: { district, state, pincode } },
      ...(highValue ? [{ key: 'operators.card-high-value' } as const] : []),
      ...(holder
        ? [
            {
              key: 'operators.card-customer',
              params: {
                name: 'Asha <i>Rao</i>',
                phone: holder.account === by.account ? '+91 98765 43210' : '•••• 3210',
              },
            } as const,
          ]
        : [{ key: 'operators.card-hidden' } as const]),
    ],
    details: [{ key: 'operators.card-answer', params: { question: 'Screen', answer: 'No scratches' } }],
    buttons: buttonsOf(order, by),
  };
}

function buttonsOf({ holder }: Order, by: Operator): readonly CardButton[] {
  if (!holder)
    return [{ action: 'claim', label: { key: 'operators.button-claim' }, tone: 'primary' }, cancel];
  if (holder.account !== by.account) return [cancel];
  const call: CardButton = {
    action: 'log-call',
    label: { key: 'operators.button-log-call' },
    tone: 'primary',
    fields: [
      {
        name: 'outcome',
        label: { key: 'operators.ask-outcome' },
        options: [
          { value: 'spoke', label: { key: 'operators.call-spoke' } },
          { value: 'no-answer', label: { key: 'operators.call-no-answer' } },
        ],
      },
    ],
  };
  const others = ['release', 'show-contact', 'change-address'] as const;
  return [
    call,
    ...others.map((action) => ({ action, label: { key: `operators.button-${action}` } }) as const),
    cancel,
  ];
}

const cancel: CardButton = {
  action: 'cancel',
  label: { key: 'operators.button-cancel' },
  tone: 'danger',
  sure: { key: 'operators.sure-cancel' },
};
