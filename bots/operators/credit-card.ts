import type { Line } from '#core/conversation/index.ts';
import type { CreditReason } from '#core/matching/index.ts';
import type { WorkItem } from '#core/support/index.ts';
import type { CardButton } from './card.ts';

/** What CX has to know to decide about the credit of a lead. */
export const creditLines = ({ subject }: WorkItem): readonly Line[] => [
  { key: 'matching.credit-order', params: { number: String(subject.order), device: String(subject.device) } },
  { key: 'matching.credit-vendor', params: { name: String(subject.vendorName) } },
  { key: 'matching.lead-charged', params: { fee: { paise: Number(subject.fee) } } },
  {
    key: 'matching.credit-why',
    params: { reason: { key: `matching.reason-${subject.reason as CreditReason}` } },
  },
  {
    key: 'matching.credit-evidence',
    params: { because: JSON.parse(String(subject.because)) as readonly Line[] },
  },
];

/** Both ends of it, each with a word of its own. */
export const creditButtons: readonly CardButton[] = [
  {
    action: 'grant-credit',
    label: { key: 'operators.button-grant-credit' },
    tone: 'primary',
    sure: { key: 'operators.sure-grant-credit' },
  },
  { action: 'refuse-credit', label: { key: 'operators.button-refuse-credit' } },
];
