import type { Card, CardButton, Operator } from '#bots/operators/index.ts';

export type Order = {
  readonly number: string;
  readonly device: string;
  readonly price: number;
  readonly area: readonly [string, string, string];
  readonly highValue?: true;
  readonly unserviceable?: true;
  holder?: Operator;
};

/** The card of an order as its holder sees it, or as all others do. */
export function cardOf(order: Order, by: Operator): Card {
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
