import type { Line } from '#core/conversation/index.ts';
import type { WorkItem } from '#core/support/index.ts';
import { belongings, suspenseMark } from '#db/work/index.ts';
import type { CardButton, Field } from './card.ts';

/** Money that matches nothing we know, and where somebody says that it belongs. */
export const suspenseLines = ({ subject }: WorkItem): readonly Line[] => {
  const amount = Number(subject.amount);
  const params = { amount: { paise: Math.abs(amount) }, reference: String(subject.reference) };
  return [
    { key: amount < 0 ? 'ledger.suspense-left' : 'ledger.suspense-came', params },
    ...(subject.to === undefined
      ? []
      : [
          {
            key: 'ledger.suspense-proposed',
            params: {
              name: String(subject.proposer),
              account: String(subject.to),
              reason: String(subject.reason),
            },
          } as const,
        ]),
  ];
};

const fields: readonly Field[] = [
  {
    name: 'to',
    label: { key: 'ledger.ask-to' },
    options: belongings.map((value) => ({ value, label: { key: `ledger.to-${value}` } })),
  },
  { name: 'whose', label: { key: 'ledger.ask-whose' }, optional: true },
  { name: 'reason', label: { key: 'ledger.ask-reason' } },
];

export const suspenseButtons = (item: WorkItem): readonly CardButton[] => [
  ...(item.subject.to === undefined
    ? []
    : [
        {
          action: 'approve-suspense',
          label: { key: 'ledger.button-approve-suspense' },
          tone: 'primary',
          sure: { key: 'ledger.sure-approve-suspense' },
          decides: { mark: suspenseMark(item), reads: suspenseLines(item) },
        } as const,
      ]),
  { action: 'clear-suspense', label: { key: 'ledger.button-clear-suspense' }, fields },
];
