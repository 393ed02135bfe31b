import type { Line } from '#core/conversation/index.ts';
import type { Difference } from '#core/payout/index.ts';
import type { WorkItem } from '#core/support/index.ts';

/** What about a payout does not agree, with both amounts where there are two. */
export const differenceLines = ({ subject }: WorkItem): readonly Line[] => [
  { key: `payout.differs-${subject.what as Difference['what']}`, params: { payout: String(subject.payout) } },
  ...amount('payout.differs-ours', subject.ours),
  ...amount('payout.differs-theirs', subject.theirs),
];

const amount = (
  key: 'payout.differs-ours' | 'payout.differs-theirs',
  value: WorkItem['subject'][string] | undefined,
): readonly Line[] => (value === undefined ? [] : [{ key, params: { amount: { paise: Number(value) } } }]);
