import type { Line } from '../conversation/index.ts';
import { issues, questions } from '../support/index.ts';

/** Words that stand ready for CX and Sales, said in the customer's language (S0-5, S0-30, S0-73 to S0-77). */
export type Script = { readonly id: string; readonly label: Line; readonly text: Line };

/** The same answers that the bot gives: whoever asks twice hears the same twice. */
export const scripts: readonly Script[] = [
  { id: 'estimate', label: { key: 'staff.script-estimate' }, text: { key: 'guiding.estimate' } },
  ...questions.map((id) => ({
    id,
    label: { key: `staff.script-${id}` } as const,
    text: { key: `support.faq-${id}` } as const,
  })),
  ...issues.map((id) => ({
    id,
    label: { key: `sop.issue-${id}` } as const,
    text: { key: `guiding.help-${id}` } as const,
  })),
];
